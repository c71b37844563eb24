package dev.dosirak.ad;

import static dev.dosirak.ad.ShopServer.MAPO;
import static dev.dosirak.ad.ShopServer.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dosirak.platform.kernel.Seoul;
import dev.dosirak.platform.testing.EventContracts;
import dev.dosirak.platform.testing.TestEvents;
import dev.dosirak.platform.testing.TestTokens;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
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

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.shared();

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
    void aCampaignIsBoughtCountedOnceExhaustedAndShownAgain() throws Exception {
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

        var exhausted = get(owner(), "/api/v1/ads/" + id);
        assertThat(body(exhausted).path("exhaustedUntil").asString())
                .isEqualTo(
                        today.plusDays(1).atStartOfDay(Seoul.ZONE).toInstant().toString());
        assertThat(published(id))
                .containsExactly("1 ad.bought.v1", "1 ad.changed.v1", "2 ad.exhausted.v1", "2 ad.changed.v1");
        assertThat(copied(id).at("/document/exhaustedUntil").asString()).isNotEmpty();

        var seen = exhausted.headers().firstValue("ETag").orElseThrow();
        var terms = "{\"to\":\"%s\",\"dailyBudget\":20000}"
                .formatted(body(exhausted).path("to").asString());
        var raised = send(
                request(owner(), "/api/v1/ads/" + id).header("If-Match", seen).PUT(BodyPublishers.ofString(terms)));
        assertThat(raised.statusCode()).as(raised.body()).isEqualTo(200);
        assertThat(copied(id).at("/document/exhaustedUntil").isNull()).isTrue();
        assertThat(copied(id).path("version").asLong()).isEqualTo(3);
        assertThat(post(owner(), "/api/v1/ads/" + id + "/end", "end-1", "").statusCode())
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
    void aCountOfACampaignThatNeverWasWaitsForAnOperatorAndHoldsNobodyUp() throws Exception {
        var id = idOf(buy("journey-2", purchase(Duration.ofDays(1))));
        var stranger = UUID.randomUUID();
        var tomorrow = LocalDate.ofInstant(Instant.now().plus(Duration.ofDays(1)), Seoul.ZONE);
        tellOne(stranger, tomorrow);
        tellOne(id, tomorrow);

        await().untilAsserted(
                        () -> assertThat(today(id).path("impressions").asLong()).isEqualTo(1));
        await().untilAsserted(
                        () -> assertThat(get(service(), "/internal/v1/parked").body())
                                .contains(stranger.toString(), "UNKNOWN_CAMPAIGN")
                                .doesNotContain(id.toString()));
        assertThat(post(owner(), "/api/v1/ads/" + id + "/end", "end-2", "").statusCode())
                .isEqualTo(200);
    }

    private void tellOne(UUID campaign, LocalDate day) {
        world.publish("storefront.ads-counted.v1", campaign, 0, """
                {"campaignId":"%s","day":"%s","impressions":1,"clicks":0,"from":"%s","to":"%s"}
                """.formatted(campaign, day, NOW, NOW.plusSeconds(60)));
    }

    @Test
    void aDeletedCampaignLeavesATombstone() throws Exception {
        var id = idOf(buy("journey-3", purchase(Duration.ofDays(1))));
        post(owner(), "/api/v1/ads/" + id + "/end", "end-3", "");
        assertThat(send(request(owner(), "/api/v1/ads/" + id).DELETE()).statusCode())
                .isEqualTo(204);

        var tombstone = get(service(), "/internal/v1/ads/" + id);
        assertThat(tombstone.statusCode()).isEqualTo(404);
        assertThat(body(tombstone).path("deleted").asBoolean()).isTrue();
        assertThat(body(tombstone).path("version").asLong()).isEqualTo(3);
        assertThat(body(tombstone).path("document")).isEqualTo(json.readTree("{}"));
        assertThat(published(id)).endsWith("3 ad.changed.v1");
    }

    @Test
    void anOperatorStopsOneAndWhatIsMissingOrUnknownIsRefusedByName() throws Exception {
        var id = idOf(buy("journey-4", purchase(Duration.ZERO)));
        var stopped = post(operator(), "/api/v1/ads/" + id + "/stop", "stop-4", "{\"reason\":\"과장 광고\"}");
        assertThat(body(stopped).path("state").asString()).as(stopped.body()).isEqualTo("stopped");
        assertThat(published(id)).endsWith("2 ad.ended.v1", "2 ad.changed.v1");
        var justBefore = new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() - 1);
        assertThat(get(operator(), "/api/v1/ads?cursor=" + justBefore).body()).contains(id.toString());
        assertThat(get(owner(), "/api/v1/ads/mine").body()).contains(id.toString());

        assertThat(reason(buy("strict-1", purchase(Duration.ZERO).replace("\"position\":2,", ""))))
                .isEqualTo("wrong-type");
        assertThat(reason(buy(
                        "strict-2",
                        purchase(Duration.ZERO).replace("\"position\":2,", "\"position\":2,\"colour\":\"red\","))))
                .isEqualTo("unknown-field");
        assertThat(reason(buy("strict-3", purchase(Duration.ofDays(-1))))).isEqualTo("start-out-of-range");
        assertThat(reason(buy("", purchase(Duration.ZERO)))).isEqualTo("idempotency-key-missing");
        assertThat(get(owner(), "/internal/v1/ads/" + id).statusCode()).isEqualTo(401);
        assertThat(send(HttpRequest.newBuilder(uri("/api/v1/ads/mine"))).statusCode())
                .isEqualTo(401);
    }

    /// Of three days; one of no start begins at once.
    private static String purchase(Duration start) {
        var from = start.isZero() ? "" : "\"from\":\"%s\",".formatted(NOW.plus(start));
        return """
                {"shopId":"%s",%s"to":"%s","center":{"lat":37.55,"lng":126.92},"radiusMeters":1500,
                 "position":2,"dailyBudget":10000}
                """.formatted(MAPO, from, NOW.plus(start).plus(Duration.ofDays(3)));
    }

    private JsonNode today(UUID campaign) throws Exception {
        return body(get(owner(), "/api/v1/ads/" + campaign + "/figures")).at("/items/0");
    }

    private JsonNode copied(UUID campaign) throws Exception {
        return body(get(service(), "/internal/v1/ads/" + campaign));
    }

    private List<String> published(UUID campaign) {
        return jdbc.sql("select sequence || ' ' || type as told from outbox where aggregateid = ? order by at, id")
                .param(campaign)
                .query((row, _) -> row.getString("told"))
                .list();
    }

    private UUID idOf(HttpResponse<String> answer) {
        return UUID.fromString(body(answer).required("id").asString());
    }

    private static String owner() {
        return TestTokens.of("owner", OWNER);
    }

    private static String operator() {
        return TestTokens.of("operator", OPERATOR);
    }

    private String service() {
        return TestTokens.ofService("search", serviceKey);
    }

    private HttpResponse<String> buy(String key, String body) throws Exception {
        return post(owner(), "/api/v1/ads", key, body);
    }

    private HttpResponse<String> post(String token, String path, String key, String body) throws Exception {
        var request = request(token, path).POST(BodyPublishers.ofString(body));
        return send(key.isEmpty() ? request : request.header("Idempotency-Key", key));
    }

    private HttpResponse<String> get(String token, String path) throws Exception {
        return send(request(token, path).GET());
    }

    private HttpRequest.Builder request(String token, String path) {
        return HttpRequest.newBuilder(uri(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private JsonNode body(HttpResponse<String> answer) {
        return json.readTree(answer.body());
    }

    private String reason(HttpResponse<String> answer) {
        return body(answer).path("reason").asString();
    }
}
