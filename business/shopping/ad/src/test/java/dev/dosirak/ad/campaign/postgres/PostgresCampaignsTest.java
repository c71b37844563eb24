package dev.dosirak.ad.campaign.postgres;

import static dev.dosirak.ad.campaign.Examples.AROUND_MAPO;
import static dev.dosirak.ad.campaign.Examples.NEXT_WEEK;
import static dev.dosirak.ad.campaign.Examples.NOON;
import static dev.dosirak.ad.campaign.Examples.PRICES;
import static dev.dosirak.ad.campaign.Examples.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.ad.AdServiceTest;
import dev.dosirak.ad.campaign.AdCount;
import dev.dosirak.ad.campaign.AdCounter;
import dev.dosirak.ad.campaign.Advertiser;
import dev.dosirak.ad.campaign.Booking;
import dev.dosirak.ad.campaign.CampaignRefusal;
import dev.dosirak.ad.campaign.Campaigns;
import dev.dosirak.ad.campaign.CampaignsContract;
import dev.dosirak.ad.campaign.DailyTotals;
import dev.dosirak.ad.campaign.Examples;
import dev.dosirak.ad.shop.AdvertisedShop;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Transactions;
import dev.dosirak.platform.kernel.Won;
import dev.dosirak.platform.sync.SyncSource;
import dev.dosirak.platform.testing.EventContracts;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@AdServiceTest
class PostgresCampaignsTest implements CampaignsContract {

    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
    private static final int THREADS = 4;

    @Autowired
    Campaigns campaigns;

    @Autowired
    DailyTotals dailyTotals;

    @Autowired
    Transactions transactions;

    @Autowired
    SyncSource ads;

    @Autowired
    JdbcClient jdbc;

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
        return transactions;
    }

    @Test
    void everyChangeIsToldInTheWordsOfTheContract() {
        var bought = added(CampaignsContract.fresh());
        var exhausted = changed(bought, bought.state().withBudgetChecked(Examples.spent(10_000), NOON));
        var paused = changed(exhausted, exhausted.state().pause(NOON));
        changed(paused, paused.state().stop("과장 광고", NOON));
        var other = added(CampaignsContract.fresh());
        changed(other, other.state().expire(NEXT_WEEK));

        assertThat(published(bought.state().id()))
                .containsExactly(
                        "1 ad.bought.v1",
                        "1 ad.changed.v1",
                        "2 ad.exhausted.v1",
                        "2 ad.changed.v1",
                        "3 ad.changed.v1",
                        "4 ad.ended.v1",
                        "4 ad.changed.v1");
        assertThat(published(other.state().id())).endsWith("2 ad.ended.v1", "2 ad.changed.v1");
        EventContracts.verify(jdbc);
    }

    private List<String> published(UUID campaign) {
        return jdbc.sql("select sequence || ' ' || type as told from outbox where aggregateid = ? order by at, id")
                .param(campaign)
                .query((row, _) -> row.getString("told"))
                .list();
    }

    @Test
    void othersCopyWhereAndWhenToShowItAndNothingAboutMoney() {
        var bought = added(CampaignsContract.fresh());
        var id = bought.state().id();
        var exhausted = changed(bought, bought.state().withBudgetChecked(Examples.spent(10_000), NOON));
        assertThat(JsonMapper.shared().readTree(document(id)))
                .isEqualTo(JsonMapper.shared()
                        .readTree("""
                        {"id":"%s","shopId":"%s","state":"running","from":"2126-11-21T03:00:00.000Z",
                         "to":"2126-11-28T03:00:00.000Z","center":{"lat":37.5512,"lng":126.9246},"radiusMeters":1500,
                         "position":3,"exhaustedUntil":"2126-11-21T15:00:00.000Z"}
                        """.formatted(id, bought.state().shop())));

        var ended = changed(exhausted, exhausted.state().end(NOON));
        assertThat(document(id)).contains("\"ended\"");
        var deleted = changed(ended, ended.state().delete(NOON.plus(Examples.days(30))));
        var tombstone = ads.find(List.of(id)).getFirst();
        assertThat(tombstone.deleted()).isTrue();
        assertThat(tombstone.version()).isEqualTo(deleted.version());
        assertThat(tombstone.document()).isEqualTo("{}");
    }

    private String document(UUID id) {
        return ads.find(List.of(id)).getFirst().document();
    }

    @Test
    void nothingIsLostWhenEverybodyCountsAtOnceAndTheOwnerChangesTheBudget() throws Exception {
        var campaign = added(CampaignsContract.fresh()).state();
        var adCounter = new AdCounter(campaigns, dailyTotals, transactions, CLOCK);
        var advertiser = new Advertiser(campaigns, dailyTotals, _ -> Optional.empty(), PRICES, transactions, CLOCK);
        var work = new ArrayList<Callable<?>>();
        for (int i = 0; i < 60; i++) {
            long budget = 1_000 + i * 100L;
            work.add(() -> {
                adCounter.count(campaign.id(), new AdCount(TODAY, 40, 1));
                return TODAY;
            });
            work.add(() -> {
                adCounter.count(campaign.id(), new AdCount(TODAY.plusDays(1), 1, 0));
                return TODAY;
            });
            if (i % 10 == 0) {
                work.add(() -> changedTo(budget, advertiser, campaign.owner(), campaign.id()));
            }
        }
        inParallel(work);

        var today = dailyTotals.find(campaign.id(), TODAY);
        var after = campaigns.find(campaign.id()).orElseThrow().state();
        assertThat(today.impressions()).isEqualTo(60 * 40);
        assertThat(today.clicks()).isEqualTo(60);
        assertThat(dailyTotals.find(campaign.id(), TODAY.plusDays(1)).impressions())
                .isEqualTo(60);
        assertThat(today.spent()).isLessThanOrEqualTo(Won.of(10_000));
        assertThat(after.exhaustedUntil().isPresent())
                .as("%s of %s", today.spent(), after.budget().daily())
                .isEqualTo(!today.spent().isLessThan(after.budget().daily()));
    }

    private boolean changedTo(long budget, Advertiser advertiser, UUID owner, UUID id) {
        while (true) {
            try {
                advertiser.change(owner, id, advertiser.find(owner, id).version(), NEXT_WEEK, Won.of(budget));
                return true;
            } catch (Stale e) {
                // somebody counted in between: look again, as a person would
            }
        }
    }

    @Test
    void aShopNeverHasMoreThanFiveHoweverManyBuyAtOnce() throws Exception {
        var shop = new AdvertisedShop(UUID.randomUUID(), UUID.randomUUID(), true, AROUND_MAPO.center(), 3_000);
        var advertiser = new Advertiser(campaigns, dailyTotals, _ -> Optional.of(shop), PRICES, transactions, CLOCK);
        var booking = new Booking(shop.id(), Optional.empty(), NEXT_WEEK, AROUND_MAPO, 1, Won.of(1_000));
        var work = new ArrayList<Callable<?>>();
        for (int i = 0; i < 20; i++) {
            work.add(() -> isSold(advertiser, shop.owner(), booking));
        }

        assertThat(inParallel(work)).filteredOn(it -> it.equals(true)).hasSize(5);
        assertThat(campaigns.ofOwner(shop.owner(), new UUID(0, 0), 100)).hasSize(5);
    }

    private static boolean isSold(Advertiser advertiser, UUID owner, Booking booking) {
        try {
            advertiser.buy(owner, booking);
            return true;
        } catch (Refused e) {
            assertThat(e.why()).isEqualTo(CampaignRefusal.TOO_MANY_CAMPAIGNS);
            return false;
        }
    }

    private static List<Object> inParallel(List<Callable<?>> work) throws Exception {
        var results = new ArrayList<Object>();
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            var all = work.stream().map(threads::submit).toList();
            for (var one : all) {
                results.add(one.get());
            }
        }
        return results;
    }
}
