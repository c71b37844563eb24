package dev.dosirak.ad.campaign;

import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Transactions;
import dev.dosirak.platform.kernel.Versioned;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/// What an operator does: looks at campaigns, and takes down what must not be shown.
public final class CampaignSupervision {

    private final Campaigns campaigns;
    private final DailyTotals dailyTotals;
    private final CampaignStore campaignStore;

    public CampaignSupervision(Campaigns campaigns, DailyTotals dailyTotals, Transactions transactions, Clock clock) {
        this.campaigns = campaigns;
        this.dailyTotals = dailyTotals;
        this.campaignStore = new CampaignStore(campaigns, transactions, clock);
    }

    /// In order of purchase.
    public List<Versioned<Campaign>> page(UUID after, int limit) {
        return campaigns.page(after, limit);
    }

    /// @throws Refused when there is no such campaign
    public Versioned<Campaign> find(UUID id) {
        return campaigns
                .find(id)
                .filter(it -> !it.state().isDeleted())
                .orElseThrow(() -> new Refused(CampaignRefusal.UNKNOWN_CAMPAIGN));
    }

    /// What was counted, by day.
    public List<DailyTotal> figures(UUID id) {
        return dailyTotals.all(find(id).state().id());
    }

    /// @param reason told to the owner
    /// @throws Refused when it was over before
    public Versioned<Campaign> stop(UUID id, String reason) {
        return campaignStore.change(id, (it, now) -> it.state().stop(reason, now));
    }
}
