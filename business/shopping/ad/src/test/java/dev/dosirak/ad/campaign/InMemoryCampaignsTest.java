package dev.dosirak.ad.campaign;

import dev.dosirak.platform.kernel.Transactions;

class InMemoryCampaignsTest implements CampaignsContract {

    private final Campaigns campaigns = new InMemoryCampaigns();
    private final Tallies tallies = new InMemoryTallies();

    @Override
    public Campaigns campaigns() {
        return campaigns;
    }

    @Override
    public Tallies tallies() {
        return tallies;
    }

    @Override
    public Transactions transactions() {
        return new NoTransactions();
    }
}
