package dev.dosirak.ad;

import static dev.dosirak.ad.ShopServer.MAPO;
import static dev.dosirak.ad.ShopServer.OWNER;
import static dev.dosirak.platform.testing.HttpCaller.json;
import static dev.dosirak.platform.testing.HttpCaller.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dosirak.platform.kernel.Seoul;
import dev.dosirak.platform.testing.EventContracts;
import dev.dosirak.platform.testing.HttpCaller;
import dev.dosirak.platform.testing.TestEvents;
import dev.dosirak.platform.testing.TestTokens;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The ad service from outside: owners buy over HTTP, shops and query nodes tell over Kafka.
@AdServiceTest
class AdJourneyTest {

    private static final Instant NOW = Instant.now();
    private static final UUID OPERATOR = UUID.fromString("0190aaaa-0000-7000-8000-000000000009");

    @Autowired
    TestEvents world;

    @Autowired
    ShopServer shops;

    @Autowired
    JdbcClient jdbc;

    @Value("${local.server.port}")
    int port;

    @Value("${dosirak.security.service-key}")
    String serviceKey;

    private record Told(UUID id, String body) {}

    @BeforeEach
    void theShopIsApproved() {
        long version = shops.approve();
        world.publish("shop.changed.v1", MAPO, version, "{\"id\":\"%s\",\"version\":%d}".formatted(MAPO, version));
        await().until(() -> jdbc.sql("select version from shop_copy where id = ?")
                .param(MAPO)
                .query(Long.class)
                .optional()
                .filter(it -> it >= version)
                .isPresent());
    }

    @Test
    void aCampaignIsBoughtCountedOnceExhaustedAndShownAgain() {
        var bought = buy("journey-1", purchase(Duration.ZERO));
        assertThat(bought.statusCode()).as(bought.body()).isEqualTo(201);
        assertThat(buy("journey-1", purchase(Duration.ZERO)).body()).isEqualTo(bought.body());
        var id = idOf(bought);
        var today = LocalDate.ofInstant(Instant.now(), Seoul.ZONE);

        tellTwiceAndShuffled(id, today);
        await().untilAsserted(
                        () -> assertThat(today(id).path("impressions").asLong()).isEqualTo(100 * 3));
        assertThat(today(id).path("clicks").asLong()).isEqualTo(100);
        assertThat(today(id).path("spent").asLong()).isEqualTo(10_000);

        var exhausted = owner().get("/api/v1/ads/" + id);
        assertThat(json(exhausted).path("exhaustedUntil").asString())
                .isEqualTo(
                        today.plusDays(1).atStartOfDay(Seoul.ZONE).toInstant().toString());
        assertThat(published(id))
                .containsExactly("1 ad.bought.v1", "1 ad.changed.v1", "2 ad.exhausted.v1", "2 ad.changed.v1");
        assertThat(copied(id).at("/document/exhaustedUntil").asString()).isNotEmpty();

        var seen = exhausted.headers().firstValue("ETag").orElseThrow();
        var terms = "{\"to\":\"%s\",\"dailyBudget\":20000}"
                .formatted(json(exhausted).path("to").asString());
        var raised = owner().with("If-Match", seen).put("/api/v1/ads/" + id, terms);
        assertThat(raised.statusCode()).as(raised.body()).isEqualTo(200);
        assertThat(copied(id).at("/document/exhaustedUntil").isNull()).isTrue();
        assertThat(copied(id).path("version").asLong()).isEqualTo(3);
        assertThat(owner().key("end-1").post("/api/v1/ads/" + id + "/end", "").statusCode())
                .isEqualTo(200);
        EventContracts.verify(jdbc);
    }

    /// A hundred counts of three impressions and a click, each told twice, in any order.
    private void tellTwiceAndShuffled(UUID campaign, LocalDate day) {
        var published = new ArrayList<Told>();
        for (int i = 0; i < 100; i++) {
            var body = """
                    {"campaignId":"%s","day":"%s","impressions":3,"clicks":1,"from":"%s","to":"%s"}
                    """.formatted(campaign, day, NOW, NOW.plusSeconds(60));
            var one = new Told(UUID.randomUUID(), body);
            published.add(one);
            published.add(one);
        }
        Collections.shuffle(published, new Random(7));
        assertThat(EventContracts.ours()
                        .violations(
                                "storefront.ads-counted.v1",
                                published.getFirst().body()))
                .isEmpty();
        published.forEach(it -> world.publish(it.id(), "storefront.ads-counted.v1", campaign, 0, it.body()));
    }

    @Test
    void theCampaignsOfAnOwnerWhoLeftAreOver() {
        var sora = UUID.randomUUID();
        var id = UUID.randomUUID();
        jdbc.sql("""
                        insert into campaign (id, version, shop, owner, starts_at, ends_at, lat, lng, radius_meters,
                                              position, budget, impression_price, click_price, state, changed_at)
                        select :id, 1, :shop, :owner, now(), now() + interval '1 day', 37.55, 126.92, 1000, 1,
                               '{"since": {"2026-01-01": 10000}}', 1, 100, 'running', now()
                        """)
                .param("id", id)
                .param("shop", UUID.randomUUID())
                .param("owner", sora)
                .update();

        world.publish("identity.member-left.v1", sora, 3, """
                {"memberId":"%s","role":"owner","at":"2026-05-04T12:00:00Z"}
                """.formatted(sora));

        await().untilAsserted(() -> assertThat(published(id)).containsExactly("2 ad.ended.v1", "2 ad.changed.v1"));
    }

    @Test
    void aCountOfACampaignThatNeverWasWaitsForAnOperatorAndHoldsNobodyUp() {
        var id = idOf(buy("journey-2", purchase(Duration.ofDays(1))));
        var stranger = UUID.randomUUID();
        var tomorrow = LocalDate.ofInstant(Instant.now().plus(Duration.ofDays(1)), Seoul.ZONE);
        tellOne(stranger, tomorrow);
        tellOne(id, tomorrow);

        await().untilAsserted(
                        () -> assertThat(today(id).path("impressions").asLong()).isEqualTo(1));
        await().untilAsserted(
                        () -> assertThat(service().get("/internal/v1/parked").body())
                                .contains(stranger.toString(), "UNKNOWN_CAMPAIGN")
                                .doesNotContain(id.toString()));
        assertThat(owner().key("end-2").post("/api/v1/ads/" + id + "/end", "").statusCode())
                .isEqualTo(200);
    }

    private void tellOne(UUID campaign, LocalDate day) {
        world.publish("storefront.ads-counted.v1", campaign, 0, """
                {"campaignId":"%s","day":"%s","impressions":1,"clicks":0,"from":"%s","to":"%s"}
                """.formatted(campaign, day, NOW, NOW.plusSeconds(60)));
    }

    @Test
    void aDeletedCampaignLeavesATombstone() {
        var id = idOf(buy("journey-3", purchase(Duration.ofDays(1))));
        owner().key("end-3").post("/api/v1/ads/" + id + "/end", "");
        assertThat(owner().delete("/api/v1/ads/" + id).statusCode()).isEqualTo(204);

        var tombstone = service().get("/internal/v1/ads/" + id);
        assertThat(tombstone.statusCode()).isEqualTo(404);
        assertThat(json(tombstone).path("deleted").asBoolean()).isTrue();
        assertThat(json(tombstone).path("version").asLong()).isEqualTo(3);
        assertThat(json(tombstone).path("document"))
                .isEqualTo(JsonMapper.shared().readTree("{}"));
        assertThat(published(id)).endsWith("3 ad.changed.v1");
    }

    @Test
    void anOperatorStopsOneAndWhatIsMissingOrUnknownIsRefusedByName() {
        var id = idOf(buy("journey-4", purchase(Duration.ZERO)));
        var stopped = operator().key("stop-4").post("/api/v1/ads/" + id + "/stop", "{\"reason\":\"과장 광고\"}");
        assertThat(json(stopped).path("state").asString()).as(stopped.body()).isEqualTo("stopped");
        assertThat(published(id)).endsWith("2 ad.ended.v1", "2 ad.changed.v1");
        var justBefore = new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() - 1);
        assertThat(operator().get("/api/v1/ads?cursor=" + justBefore).body()).contains(id.toString());
        assertThat(owner().get("/api/v1/ads/mine").body()).contains(id.toString());

        assertThat(reason(buy("strict-1", purchase(Duration.ZERO).replace("\"position\":2,", ""))))
                .isEqualTo("wrong-type");
        assertThat(reason(buy(
                        "strict-2",
                        purchase(Duration.ZERO).replace("\"position\":2,", "\"position\":2,\"colour\":\"red\","))))
                .isEqualTo("unknown-field");
        assertThat(reason(buy("strict-3", purchase(Duration.ofDays(-1))))).isEqualTo("start-out-of-range");
        assertThat(reason(buy("", purchase(Duration.ZERO)))).isEqualTo("idempotency-key-missing");
        assertThat(owner().get("/internal/v1/ads/" + id).statusCode()).isEqualTo(401);
        assertThat(nobody().get("/api/v1/ads/mine").statusCode()).isEqualTo(401);
    }

    /// Of three days; one of no start begins at once.
    private static String purchase(Duration start) {
        var from = start.isZero() ? "" : "\"from\":\"%s\",".formatted(NOW.plus(start));
        return """
                {"shopId":"%s",%s"to":"%s","center":{"lat":37.55,"lng":126.92},"radiusMeters":1500,
                 "position":2,"dailyBudget":10000}
                """.formatted(MAPO, from, NOW.plus(start).plus(Duration.ofDays(3)));
    }

    private JsonNode today(UUID campaign) {
        return json(owner().get("/api/v1/ads/" + campaign + "/figures")).at("/items/0");
    }

    private JsonNode copied(UUID campaign) {
        return json(service().get("/internal/v1/ads/" + campaign));
    }

    private List<String> published(UUID campaign) {
        return jdbc.sql("select sequence || ' ' || type as told from outbox where aggregateid = ? order by at, id")
                .param(campaign)
                .query((row, _) -> row.getString("told"))
                .list();
    }

    private UUID idOf(HttpResponse<String> answer) {
        return UUID.fromString(json(answer).required("id").asString());
    }

    private HttpResponse<String> buy(String key, String body) {
        return owner().key(key).post("/api/v1/ads", body);
    }

    private HttpCaller owner() {
        return nobody().as("owner", OWNER);
    }

    private HttpCaller operator() {
        return nobody().as("operator", OPERATOR);
    }

    private HttpCaller service() {
        return nobody().token(TestTokens.ofService("search", serviceKey));
    }

    private HttpCaller nobody() {
        return new HttpCaller(port);
    }
}
