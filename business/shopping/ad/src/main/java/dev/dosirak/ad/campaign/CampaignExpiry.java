package dev.dosirak.ad.campaign;

import dev.dosirak.platform.kernel.OneByOne;
import dev.dosirak.platform.kernel.Transactions;
import java.time.Clock;

/// Ends what is past its period, so that others know it and its shop may buy again.
public final class CampaignExpiry {

    private static final int AT_ONCE = 200;

    private final Campaigns campaigns;
    private final Clock clock;
    private final CampaignStore campaignStore;

    public CampaignExpiry(Campaigns campaigns, Transactions transactions, Clock clock) {
        this.campaigns = campaigns;
        this.clock = clock;
        this.campaignStore = new CampaignStore(campaigns, transactions, clock);
    }

    /// Harmless when done twice or by two nodes at once.
    public void endExpired() {
        var oneByOne = new OneByOne();
        oneByOne.handle(campaigns.findExpired(clock.instant(), AT_ONCE), id -> {
            campaignStore.change(id, (it, now) -> it.state().expire(now));
            return true;
        });
        oneByOne.throwFailure();
    }
}
