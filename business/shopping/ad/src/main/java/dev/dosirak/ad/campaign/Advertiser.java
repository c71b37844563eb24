package dev.dosirak.ad.campaign;

import dev.dosirak.ad.shop.AdvertisedShops;
import dev.dosirak.platform.kernel.Ids;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Seoul;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Transactions;
import dev.dosirak.platform.kernel.Versioned;
import dev.dosirak.platform.kernel.Won;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// What an owner does with their campaigns. One of somebody else looks as if it did not exist, and so does one
/// that was deleted.
public final class Advertiser {

    private static final int MOST_OPEN = 5;
    private static final int PAGE = 100;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Campaigns campaigns;
    private final DailyTotals dailyTotals;
    private final AdvertisedShops advertisedShops;
    private final Prices prices;
    private final CampaignStore campaignStore;

    /// @param prices of what is bought from now on
    public Advertiser(
            Campaigns campaigns,
            DailyTotals dailyTotals,
            AdvertisedShops advertisedShops,
            Prices prices,
            Transactions transactions,
            Clock clock) {
        this.campaigns = campaigns;
        this.dailyTotals = dailyTotals;
        this.advertisedShops = advertisedShops;
        this.prices = prices;
        this.campaignStore = new CampaignStore(campaigns, transactions, clock);
    }

    /// @throws Refused when the shop is not theirs, cannot be advertised there, or is advertised enough
    public Versioned<Campaign> buy(UUID owner, Booking booking) {
        checkShop(owner, booking);
        return campaignStore.add(now -> {
            Refused.unless(
                    campaigns.countOpenForUpdate(booking.shop(), now) < MOST_OPEN,
                    CampaignRefusal.TOO_MANY_CAMPAIGNS,
                    MOST_OPEN);
            return Campaign.bought(Ids.next(), owner, booking, prices, now);
        });
    }

    private void checkShop(UUID owner, Booking booking) {
        var shop = advertisedShops
                .find(booking.shop())
                .filter(it -> it.isOwnedBy(owner))
                .orElseThrow(() -> new Refused(CampaignRefusal.UNKNOWN_SHOP));
        Refused.unless(shop.approved(), CampaignRefusal.SHOP_NOT_APPROVED);
        var area = booking.area();
        Refused.unless(
                shop.deliversInto(area.center(), area.radiusMeters()),
                CampaignRefusal.OUT_OF_REACH,
                shop.radiusMeters());
    }

    /// In order of purchase.
    public List<Versioned<Campaign>> mine(UUID owner, UUID after, int limit) {
        return campaigns.ofOwner(owner, after, limit);
    }

    /// @throws Refused when there is no such campaign of this owner
    public Versioned<Campaign> find(UUID owner, UUID id) {
        return mustBeOf(owner, campaigns.find(id).orElseThrow(() -> new Refused(CampaignRefusal.UNKNOWN_CAMPAIGN)));
    }

    /// What was counted, by day.
    public List<DailyTotal> figures(UUID owner, UUID id) {
        return dailyTotals.all(find(owner, id).state().id());
    }

    public Versioned<Campaign> pause(UUID owner, UUID id) {
        return campaignStore.change(id, (it, now) -> mustBeOf(owner, it).state().pause(now));
    }

    public Versioned<Campaign> resume(UUID owner, UUID id) {
        return campaignStore.change(id, (it, now) -> mustBeOf(owner, it).state().resume(now));
    }

    public Versioned<Campaign> end(UUID owner, UUID id) {
        return campaignStore.change(id, (it, now) -> mustBeOf(owner, it).state().end(now));
    }

    /// Changes what the owner saw at `version`.
    ///
    /// @throws Stale when the campaign has changed since
    public Versioned<Campaign> change(UUID owner, UUID id, long version, Instant end, Won dailyBudget) {
        return campaignStore.change(id, (it, now) -> {
            var campaign = mustBeOf(owner, it).state();
            if (it.version() != version) {
                throw new Stale("Campaign " + id);
            }
            return campaign.changed(end, dailyBudget, dailyTotals.find(id, Seoul.dayOf(now)), now);
        });
    }

    /// Deleting again changes nothing.
    public void delete(UUID owner, UUID id) {
        campaignStore.change(id, (it, now) -> {
            Refused.unless(it.state().isOwnedBy(owner), CampaignRefusal.UNKNOWN_CAMPAIGN);
            return it.state().delete(now);
        });
    }

    /// The owner is no member any more: whatever is still to be shown of theirs is over.
    public void endAllOf(UUID owner) {
        var after = BEFORE_ALL;
        List<Versioned<Campaign>> page;
        do {
            page = campaigns.ofOwner(owner, after, PAGE);
            for (var campaign : page) {
                after = campaign.state().id();
                campaignStore.change(
                        after, (it, now) -> it.state().isOpen(now) ? it.state().end(now) : it.state());
            }
        } while (page.size() == PAGE);
    }

    private static Versioned<Campaign> mustBeOf(UUID owner, Versioned<Campaign> it) {
        Refused.unless(it.state().isOwnedBy(owner) && !it.state().isDeleted(), CampaignRefusal.UNKNOWN_CAMPAIGN);
        return it;
    }
}
