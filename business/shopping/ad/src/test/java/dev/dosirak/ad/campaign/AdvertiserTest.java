package dev.dosirak.ad.campaign;

import static dev.dosirak.ad.campaign.CampaignTest.assertRefused;
import static dev.dosirak.ad.campaign.Examples.JUNHO;
import static dev.dosirak.ad.campaign.Examples.MAPO;
import static dev.dosirak.ad.campaign.Examples.MINJI;
import static dev.dosirak.ad.campaign.Examples.NEXT_WEEK;
import static dev.dosirak.ad.campaign.Examples.NOON;
import static dev.dosirak.ad.campaign.Examples.ONE_WEEK;
import static dev.dosirak.ad.campaign.Examples.PRICES;
import static dev.dosirak.ad.campaign.Examples.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.ad.shop.AdvertisedShop;
import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Versioned;
import dev.dosirak.platform.kernel.Won;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AdvertiserTest {

    private static final AdvertisedShop WAITING = new AdvertisedShop(UUID.randomUUID(), MINJI, false, MAPO, 3_000);

    private final Campaigns campaigns = new InMemoryCampaigns();
    private final Clock clock = Clock.fixed(NOON.plusNanos(123_456), ZoneOffset.UTC);
    private final Advertiser advertiser = new Advertiser(
            campaigns,
            new InMemoryDailyTotals(),
            it -> Optional.ofNullable(
                    Map.of(SHOP.id(), SHOP, WAITING.id(), WAITING).get(it)),
            PRICES,
            new NoTransactions(),
            clock);

    @Test
    void anOwnerAdvertisesTheirApprovedShopWhereItDelivers() {
        var bought = advertiser.buy(MINJI, ONE_WEEK);
        assertThat(bought.version()).isEqualTo(1);
        assertThat(bought.state().period().from()).isEqualTo(NOON);
        assertThat(bought.state().prices()).isEqualTo(PRICES);

        assertRefused(CampaignRefusal.UNKNOWN_SHOP, () -> advertiser.buy(JUNHO, ONE_WEEK));
        assertRefused(CampaignRefusal.UNKNOWN_SHOP, () -> advertiser.buy(MINJI, booking(UUID.randomUUID(), MAPO)));
        assertRefused(CampaignRefusal.SHOP_NOT_APPROVED, () -> advertiser.buy(MINJI, booking(WAITING.id(), MAPO)));
        assertRefused(
                CampaignRefusal.OUT_OF_REACH,
                () -> advertiser.buy(MINJI, booking(SHOP.id(), new Position(37.5925, 126.9246))));
        assertThat(advertiser
                        .buy(MINJI, booking(SHOP.id(), new Position(37.5910, 126.9246)))
                        .version())
                .as("the circles still touch")
                .isEqualTo(1);
    }

    @Test
    void aShopHasFiveOpenCampaignsAtMost() {
        for (int i = 0; i < 5; i++) {
            advertiser.buy(MINJI, ONE_WEEK);
        }
        assertRefused(CampaignRefusal.TOO_MANY_CAMPAIGNS, () -> advertiser.buy(MINJI, ONE_WEEK));

        advertiser.end(
                MINJI,
                advertiser.mine(MINJI, new UUID(0, 0), 1).getFirst().state().id());
        assertThat(advertiser.buy(MINJI, ONE_WEEK).version()).isEqualTo(1);
        assertRefused(CampaignRefusal.TOO_MANY_CAMPAIGNS, () -> advertiser.buy(MINJI, ONE_WEEK));
    }

    @Test
    void aForeignCampaignIsUnknownToEveryCommand() {
        var id = advertiser.buy(MINJI, ONE_WEEK).state().id();

        assertRefused(CampaignRefusal.UNKNOWN_CAMPAIGN, () -> advertiser.find(JUNHO, id));
        assertRefused(CampaignRefusal.UNKNOWN_CAMPAIGN, () -> advertiser.figures(JUNHO, id));
        assertRefused(CampaignRefusal.UNKNOWN_CAMPAIGN, () -> advertiser.pause(JUNHO, id));
        assertRefused(CampaignRefusal.UNKNOWN_CAMPAIGN, () -> advertiser.resume(JUNHO, id));
        assertRefused(CampaignRefusal.UNKNOWN_CAMPAIGN, () -> advertiser.end(JUNHO, id));
        assertRefused(
                CampaignRefusal.UNKNOWN_CAMPAIGN, () -> advertiser.change(JUNHO, id, 1, NEXT_WEEK, Won.of(1_000)));
        assertRefused(CampaignRefusal.UNKNOWN_CAMPAIGN, () -> advertiser.delete(JUNHO, id));
        assertRefused(CampaignRefusal.UNKNOWN_CAMPAIGN, () -> advertiser.find(MINJI, UUID.randomUUID()));
        assertThat(advertiser.mine(JUNHO, new UUID(0, 0), 10)).isEmpty();
        assertThat(campaigns.find(id).map(Versioned::version)).contains(1L);
    }

    @Test
    void whatWasDeletedIsUnknownAndDeletingItAgainIsNoNews() {
        var booking = new Booking(
                SHOP.id(), Optional.of(NEXT_WEEK), NEXT_WEEK.plusSeconds(60), ONE_WEEK.area(), 1, Won.of(1_000));
        var id = advertiser.buy(MINJI, booking).state().id();
        assertRefused(CampaignRefusal.NOT_TO_BE_DELETED_YET, () -> advertiser.delete(MINJI, id));
        advertiser.end(MINJI, id);
        advertiser.delete(MINJI, id);
        advertiser.delete(MINJI, id);

        assertThat(campaigns.find(id).map(Versioned::version)).contains(3L);
        assertRefused(CampaignRefusal.UNKNOWN_CAMPAIGN, () -> advertiser.find(MINJI, id));
        assertRefused(CampaignRefusal.UNKNOWN_CAMPAIGN, () -> advertiser.end(MINJI, id));
        assertRefused(
                CampaignRefusal.UNKNOWN_CAMPAIGN, () -> advertiser.change(MINJI, id, 3, NEXT_WEEK, Won.of(1_000)));
    }

    @Test
    void aChangeIsMadeOnTheVersionThatWasSeen() {
        var id = advertiser.buy(MINJI, ONE_WEEK).state().id();
        advertiser.pause(MINJI, id);

        assertThatThrownBy(() -> advertiser.change(MINJI, id, 1, NEXT_WEEK, Won.of(20_000)))
                .isInstanceOf(Stale.class);
        assertThat(advertiser.change(MINJI, id, 2, NEXT_WEEK, Won.of(20_000)).version())
                .isEqualTo(3);
        assertThat(advertiser.change(MINJI, id, 3, NEXT_WEEK, Won.of(20_000)).version())
                .isEqualTo(3);
    }

    @Test
    void timeEndsWhatRanOut() {
        var id = advertiser.buy(MINJI, ONE_WEEK).state().id();
        timekeeperAt(NEXT_WEEK.minusMillis(1)).endExpired();
        assertThat(advertiser.find(MINJI, id).version()).isEqualTo(1);

        timekeeperAt(NEXT_WEEK).endExpired();
        timekeeperAt(NEXT_WEEK).endExpired();
        assertThat(advertiser.find(MINJI, id).state().state())
                .isEqualTo(new CampaignState.Ended(CampaignState.By.TIME, NEXT_WEEK));
        assertThat(advertiser.find(MINJI, id).version()).isEqualTo(2);
    }

    private CampaignExpiry timekeeperAt(Instant now) {
        return new CampaignExpiry(campaigns, new NoTransactions(), Clock.fixed(now, ZoneOffset.UTC));
    }

    private static Booking booking(UUID shop, Position center) {
        return new Booking(shop, Optional.empty(), NEXT_WEEK, new CampaignArea(center, 1_500), 1, Won.of(10_000));
    }
}
