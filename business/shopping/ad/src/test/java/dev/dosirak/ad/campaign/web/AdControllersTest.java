package dev.dosirak.ad.campaign.web;

import static dev.dosirak.ad.campaign.Examples.CAMPAIGN;
import static dev.dosirak.ad.campaign.Examples.JUNHO;
import static dev.dosirak.ad.campaign.Examples.MINJI;
import static dev.dosirak.ad.campaign.Examples.NOON;
import static dev.dosirak.ad.campaign.Examples.PRICES;
import static dev.dosirak.ad.campaign.Examples.RUNNING;
import static dev.dosirak.ad.campaign.Examples.SCHEDULED;
import static dev.dosirak.ad.campaign.Examples.SHOP;
import static dev.dosirak.ad.campaign.Examples.TODAY;
import static dev.dosirak.platform.testing.TestBrowser.problem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.ad.campaign.AdCount;
import dev.dosirak.ad.campaign.AdCounter;
import dev.dosirak.ad.campaign.Advertiser;
import dev.dosirak.ad.campaign.Campaign;
import dev.dosirak.ad.campaign.CampaignSupervision;
import dev.dosirak.ad.campaign.CampaignsContract;
import dev.dosirak.ad.campaign.InMemoryCampaigns;
import dev.dosirak.ad.campaign.InMemoryDailyTotals;
import dev.dosirak.ad.campaign.NoTransactions;
import dev.dosirak.platform.kernel.Change;
import dev.dosirak.platform.testing.TestBrowser;
import dev.dosirak.platform.web.caller.CallerResolver;
import dev.dosirak.platform.web.ifmatch.IfMatchResolver;
import dev.dosirak.platform.web.problem.ProblemHandler;
import dev.dosirak.platform.web.problem.Problems;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

class AdControllersTest {

    private static final String ADS = "/api/v1/ads";
    private static final String PATH = ADS + "/" + CAMPAIGN;
    private static final String PURCHASE = """
            {"shopId":"%s","from":"2126-11-22T03:00:00Z","to":"2126-11-28T03:00:00Z",
             "center":{"lat":37.5512,"lng":126.9246},"radiusMeters":1500,"position":1,"dailyBudget":10000}
            """.formatted(SHOP.id());
    private static final String TERMS = "{\"to\":\"2126-11-25T03:00:00Z\",\"dailyBudget\":20000}";

    private final InMemoryCampaigns campaigns = new InMemoryCampaigns();
    private final InMemoryDailyTotals tallies = new InMemoryDailyTotals();
    private final Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
    private final Advertiser advertiser = new Advertiser(
            campaigns,
            tallies,
            it -> Optional.of(SHOP).filter(advertisedShop -> advertisedShop.id().equals(it)),
            PRICES,
            new NoTransactions(),
            clock);
    private final CampaignSupervision campaignSupervision =
            new CampaignSupervision(campaigns, tallies, new NoTransactions(), clock);
    private final AdCounter adCounter = new AdCounter(campaigns, tallies, new NoTransactions(), clock);
    private final MockMvcTester mvc = MockMvcTester.of(
            List.of(
                    new AdController(advertiser, campaignSupervision, clock),
                    new AdChangeController(advertiser, clock),
                    new SupervisionController(campaignSupervision, clock)),
            it -> it.setControllerAdvice(new ProblemHandler(new Problems("ad")))
                    .setCustomArgumentResolvers(new CallerResolver(), new IfMatchResolver())
                    .build());

    @Test
    void anOwnerBuysACampaign() {
        var bought = as("owner", MINJI).post(ADS, PURCHASE);
        assertThat(bought).hasStatus(201);
        assertThat(bought).bodyJson().extractingPath("$.state").isEqualTo("scheduled");
        assertThat(bought).bodyJson().extractingPath("$.clickPrice").isEqualTo(100);
        var atOnce = as("owner", MINJI).post(ADS, PURCHASE.replace("\"from\":\"2126-11-22T03:00:00Z\",", ""));
        assertThat(atOnce).bodyJson().extractingPath("$.state").isEqualTo("running");
        assertThat(atOnce).bodyJson().extractingPath("$.from").isEqualTo("2126-11-21T03:00:00Z");

        assertThat(as("owner", JUNHO).post(ADS, PURCHASE)).satisfies(problem(404, "unknown-shop"));
        assertThat(as("customer", MINJI).post(ADS, PURCHASE)).satisfies(problem(403, "not-for-this-role"));
        assertThat(as("owner", MINJI).post(ADS, PURCHASE.replace("37.5512", "91")))
                .satisfies(problem(400, "invalid-request"));
        assertThat(as("owner", MINJI).post(ADS, PURCHASE.replace("37.5512", "3.5")))
                .satisfies(problem(422, "outside-korea"));
        assertThat(as("owner", MINJI).post(ADS, PURCHASE.replace("37.5512", "37.7512")))
                .satisfies(problem(422, "out-of-reach"));
        assertThat(as("owner", MINJI).post(ADS, PURCHASE.replace("1500", "50")))
                .satisfies(problem(422, "radius-out-of-range"));
        assertThat(as("owner", MINJI).post(ADS, PURCHASE.replace(":1,", ":11,")))
                .satisfies(problem(422, "position-out-of-range"));
        assertThat(as("owner", MINJI).post(ADS, PURCHASE.replace("10000", "-1")))
                .satisfies(problem(422, "budget-out-of-range"));
        assertThat(as("owner", MINJI).post(ADS, PURCHASE.replace("2126-11-22", "2126-11-20")))
                .satisfies(problem(422, "start-out-of-range"));
        assertThat(as("owner", MINJI).post(ADS, PURCHASE.replace("2126-11-28", "+300000-11-28")))
                .satisfies(problem(422, "period-out-of-range"));
        assertThat(as("owner", MINJI).post(ADS, PURCHASE.replace("\"to\":\"2126-11-28T03:00:00Z\",", "")))
                .satisfies(problem(400, "invalid-request"));
    }

    @Test
    void aCampaignIsShownToItsOwnerAndToOperatorsOnly() {
        save(RUNNING);
        adCounter.count(CAMPAIGN, new AdCount(TODAY, 30, 99));
        adCounter.count(CAMPAIGN, new AdCount(TODAY, 0, 1));

        var mine = as("owner", MINJI).get(PATH);
        assertThat(mine).hasStatus(200).headers().hasValue("ETag", "\"2\"");
        assertThat(mine).bodyJson().extractingPath("$.exhaustedUntil").isEqualTo("2126-11-21T15:00:00Z");
        assertThat(as("operator", JUNHO).get(PATH)).hasStatus(200);
        assertThat(as("owner", JUNHO).get(PATH)).satisfies(problem(404, "unknown-campaign"));
        assertThat(as("customer", MINJI).get(PATH)).satisfies(problem(404, "unknown-campaign"));
        assertThat(as("owner", MINJI).get(ADS + "/" + JUNHO)).satisfies(problem(404, "unknown-campaign"));

        var figures = as("owner", MINJI).get(PATH + "/figures");
        assertThat(figures).bodyJson().extractingPath("$.items[0].day").isEqualTo("2126-11-21");
        assertThat(figures).bodyJson().extractingPath("$.items[0].clicks").isEqualTo(100);
        assertThat(figures).bodyJson().extractingPath("$.items[0].spent").isEqualTo(10_000);
        assertThat(as("operator", JUNHO).get(PATH + "/figures")).hasStatus(200);
        assertThat(as("owner", JUNHO).get(PATH + "/figures")).satisfies(problem(404, "unknown-campaign"));
        assertThat(as("rider", MINJI).get(PATH + "/figures")).satisfies(problem(404, "unknown-campaign"));
    }

    @Test
    void anOwnerPausesResumesAndEndsTheirOwn() {
        save(RUNNING);

        assertThat(as("owner", JUNHO).post(PATH + "/pause", "")).satisfies(problem(404, "unknown-campaign"));
        assertThat(as("owner", MINJI).post(PATH + "/pause", ""))
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("paused");
        assertThat(as("owner", MINJI).post(PATH + "/resume", ""))
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("running");
        assertThat(as("owner", MINJI).post(PATH + "/end", ""))
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("ended");
        assertThat(as("owner", MINJI).post(PATH + "/end", "")).hasStatus(200);
        assertThat(as("owner", MINJI).post(PATH + "/pause", "")).satisfies(problem(409, "already-over"));
        assertThat(as("owner", MINJI).delete(PATH)).satisfies(problem(409, "not-to-be-deleted-yet"));
    }

    @Test
    void aChangeNamesTheVersionItWasMadeOn() {
        save(RUNNING);

        assertThat(as("owner", MINJI).put(PATH, null, TERMS)).satisfies(problem(428, "if-match-missing"));
        assertThat(as("owner", MINJI).put(PATH, "\"7\"", TERMS)).satisfies(problem(412, "changed-since-seen"));
        assertThat(as("owner", MINJI).put(PATH, "nonsense", TERMS)).satisfies(problem(412, "changed-since-seen"));
        assertThat(as("owner", JUNHO).put(PATH, "\"1\"", TERMS)).satisfies(problem(404, "unknown-campaign"));
        assertThat(as("owner", MINJI).put(PATH, "\"1\"", TERMS.replace("25T", "21T")))
                .satisfies(problem(422, "end-has-passed"));
        assertThat(as("owner", MINJI).put(PATH, "\"1\"", "{\"dailyBudget\":20000}"))
                .satisfies(problem(400, "invalid-request"));

        var changed = as("owner", MINJI).put(PATH, "\"1\"", TERMS);
        assertThat(changed).hasStatus(200).headers().hasValue("ETag", "\"2\"");
        assertThat(changed).bodyJson().extractingPath("$.dailyBudget").isEqualTo(20_000);
        assertThat(changed).bodyJson().extractingPath("$.to").isEqualTo("2126-11-25T03:00:00Z");
    }

    @Test
    void whatNeverRanIsDeletedAndThenUnknown() {
        save(SCHEDULED);
        as("owner", MINJI).post(PATH + "/end", "");

        assertThat(as("owner", JUNHO).delete(PATH)).satisfies(problem(404, "unknown-campaign"));
        assertThat(as("owner", MINJI).delete(PATH)).hasStatus(204);
        assertThat(as("owner", MINJI).delete(PATH)).hasStatus(204);
        assertThat(as("owner", MINJI).get(PATH)).satisfies(problem(404, "unknown-campaign"));
        assertThat(as("operator", JUNHO).get(PATH)).satisfies(problem(404, "unknown-campaign"));
        assertThat(as("operator", JUNHO).post(PATH + "/stop", "{\"reason\":\"과장 광고\"}"))
                .satisfies(problem(404, "unknown-campaign"));
    }

    @Test
    void anOperatorStopsACampaignAndItsOwnerReadsWhy() {
        save(RUNNING);

        assertThat(as("owner", MINJI).post(PATH + "/stop", "{\"reason\":\"과장 광고\"}"))
                .satisfies(problem(403, "not-for-this-role"));
        assertThat(as("operator", JUNHO).post(PATH + "/stop", "{\"reason\":\"\"}"))
                .satisfies(problem(422, "reason-length"));
        assertThat(as("operator", JUNHO).post(PATH + "/stop", "{\"reason\":\"과장 광고\"}"))
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("stopped");
        assertThat(as("owner", MINJI).get(PATH))
                .bodyJson()
                .extractingPath("$.stopReason")
                .isEqualTo("과장 광고");
    }

    @Test
    void ownersAndOperatorsTurnPages() {
        for (int i = 0; i < 3; i++) {
            save(CampaignsContract.fresh(i == 2 ? JUNHO : MINJI, SHOP.id()));
        }
        var ids = campaigns.page(new UUID(0, 0), 3).stream()
                .map(it -> it.state().id().toString())
                .toList();

        var first = as("operator", JUNHO).get(ADS + "?size=2");
        assertThat(first).bodyJson().extractingPath("$.items.length()").isEqualTo(2);
        assertThat(first).bodyJson().extractingPath("$.next").isEqualTo(ids.get(1));
        var last = as("operator", JUNHO).get(ADS + "?size=2&cursor=" + ids.get(1));
        assertThat(last).bodyJson().extractingPath("$.items[0].id").isEqualTo(ids.get(2));
        assertThat(last).bodyJson().extractingPath("$.next").isNull();
        assertThat(as("owner", MINJI).get(ADS + "/mine"))
                .bodyJson()
                .extractingPath("$.items.length()")
                .isEqualTo(2);

        assertThat(as("owner", MINJI).get(ADS)).satisfies(problem(403, "not-for-this-role"));
        assertThat(as("operator", JUNHO).get(ADS + "/mine")).satisfies(problem(403, "not-for-this-role"));
        assertThat(as("operator", JUNHO).get(ADS + "?size=101")).satisfies(problem(400, "invalid-request"));
        assertThat(as("owner", MINJI).get(ADS + "/mine?size=0")).satisfies(problem(400, "invalid-request"));
        assertThat(as("operator", JUNHO).get(ADS + "?cursor=x")).satisfies(problem(400, "wrong-type"));
    }

    private void save(Campaign campaign) {
        campaigns.save(new Change<>(Optional.empty(), campaign, NOON));
    }

    private TestBrowser as(String role, UUID member) {
        return TestBrowser.of(mvc, role, member);
    }
}
