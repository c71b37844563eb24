package dev.dosirak.ad.campaign;

import dev.dosirak.platform.kernel.Transactions;
import java.time.Clock;
import java.util.UUID;

/// Adds up what query nodes have shown, and notices when a day's money is gone.
public final class AdCounter {

    private final DailyTotals dailyTotals;
    private final CampaignStore campaignStore;

    public AdCounter(Campaigns campaigns, DailyTotals dailyTotals, Transactions transactions, Clock clock) {
        this.dailyTotals = dailyTotals;
        this.campaignStore = new CampaignStore(campaigns, transactions, clock);
    }

    /// Counts add up, so each must come in once; in which order, and how late, does not matter. What was seen
    /// of a campaign that is over by now, or deleted, was seen all the same.
    ///
    /// @throws Refused when there never was such a campaign, or not on that day
    public void count(UUID campaign, AdCount count) {
        campaignStore.change(campaign, (it, now) -> {
            var dailyTotal = it.state().counted(dailyTotals.find(campaign, count.day()), count);
            dailyTotals.save(campaign, dailyTotal);
            return it.state().withBudgetChecked(dailyTotal, now);
        });
    }
}
