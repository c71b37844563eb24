package dev.dosirak.ad.campaign;

import dev.dosirak.platform.kernel.Transactions;
import java.time.Clock;
import java.util.UUID;

/// Adds up what query nodes have shown, and notices when a day's money is gone.
public final class Counter {

    private final Tallies tallies;
    private final Desk desk;

    public Counter(Campaigns campaigns, Tallies tallies, Transactions transactions, Clock clock) {
        this.tallies = tallies;
        this.desk = new Desk(campaigns, transactions, clock);
    }

    /// Counts add up, so each must come in once; in which order, and how late, does not matter. What was seen
    /// of a campaign that is over by now, or deleted, was seen all the same.
    ///
    /// @throws Refused when there never was such a campaign, or not on that day
    public void count(UUID campaign, Count count) {
        desk.change(campaign, (it, now) -> {
            var tally = it.state().counted(tallies.find(campaign, count.day()), count);
            tallies.keep(campaign, tally);
            return it.state().weighed(tally, now);
        });
    }
}
