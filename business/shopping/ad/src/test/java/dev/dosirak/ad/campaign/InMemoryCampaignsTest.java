package dev.dosirak.ad.campaign;

import dev.dosirak.platform.kernel.Transactions;

class InMemoryCampaignsTest implements CampaignsContract {

    private final Campaigns campaigns = new InMemoryCampaigns();
    private final DailyTotals dailyTotals = new InMemoryDailyTotals();

    @Override
    public Campaigns campaigns() {
        return campaigns;
    }

    @Override
    public DailyTotals tallies() {
        return dailyTotals;
    }

    @Override
    public Transactions transactions() {
        return new NoTransactions();
    }
}
