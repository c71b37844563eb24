package dev.dosirak.ad.campaign;

import dev.dosirak.platform.kernel.Transactions;
import java.time.Clock;

/// Ends what is past its period, so that others hear of it and its shop may buy again.
public final class Timekeeper {

    private static final int AT_ONCE = 200;

    private final Campaigns campaigns;
    private final Clock clock;
    private final Desk desk;

    public Timekeeper(Campaigns campaigns, Transactions transactions, Clock clock) {
        this.campaigns = campaigns;
        this.clock = clock;
        this.desk = new Desk(campaigns, transactions, clock);
    }

    /// Harmless when done twice or by two nodes at once.
    public void endWhatRanOut() {
        campaigns
                .ranOut(clock.instant(), AT_ONCE)
                .forEach(id -> desk.change(id, (it, now) -> it.state().ranOut(now)));
    }
}
