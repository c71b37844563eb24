package dev.dosirak.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dosirak.platform.testing.ServiceTest;
import dev.dosirak.platform.testing.TestEvents;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A whole search node, with real Kafka and owners that can be stopped.
@ServiceTest(classes = SearchApplication.class, properties = "dosirak.sync.pulse-every=1h")
class SearchJourneyTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SHOPS = "/api/v1/search/shops";
    private static final String SUGGESTIONS = "/api/v1/search/suggestions";
    private static final String HERE = "?lat=37.55&lng=126.92&q=";

    @TempDir
    static Path data;

    private static final StubOwners MAPO = new StubOwners();

    @DynamicPropertySource
    static void owners(DynamicPropertyRegistry properties) {
        properties.add("SHOP_URL", MAPO::url);
        properties.add("AD_URL", MAPO::url);
        properties.add("REVIEW_URL", MAPO::url);
        properties.add("dosirak.search.data", data::toString);
    }

    @AfterAll
    static void stop() {
        MAPO.close();
    }

    @LocalServerPort
    int port;

    @Autowired
    TestEvents events;

    private final HttpClient http = HttpClient.newHttpClient();

    private void ready() {
        await().until(() -> get("/actuator/health/readiness").statusCode() == 200);
    }

    @Test
    void whatMakesNoSenseIsRefusedAndTheNodeStaysHealthy() throws Exception {
        ready();
        assertProblem(SHOPS + "?lat=37.55&lng=126.92", 400, "wrong-type");
        assertProblem(SHOPS + "?q=a", 400, "wrong-type");
        assertProblem(SHOPS + HERE, 422, "no-words");
        assertProblem(SHOPS + HERE + "%20", 422, "no-words");
        assertProblem(SHOPS + HERE + "a".repeat(101), 422, "too-long");
        assertProblem(SHOPS + HERE + "a".repeat(10_000), 422, "too-long");
        assertProblem(SHOPS + HERE + "%00", 400, "unreadable-address");
        assertProblem(SHOPS + HERE + "%EF%BF%BD", 422, "no-text");
        assertProblem(SHOPS + "?q=a&lat=NaN&lng=126.9", 422, "no-such-place");
        assertProblem(SHOPS + "?q=a&lat=91&lng=126.9", 422, "no-such-place");
        assertProblem(SHOPS + "?q=a&lat=here&lng=126.9", 400, "wrong-type");
        assertProblem(SHOPS + HERE + "a&size=0", 400, "invalid-request");
        assertProblem(SHOPS + HERE + "a&size=51", 400, "invalid-request");
        assertProblem(SHOPS + HERE + "a&size=99999999999", 400, "wrong-type");
        assertProblem(SHOPS + HERE + "a&sort=price", 400, "invalid-request");
        assertProblem(SHOPS + HERE + "a&minRating=NaN", 422, "no-such-rating");
        assertProblem(SHOPS + HERE + "a&minRating=5.1", 422, "no-such-rating");
        assertProblem(SHOPS + HERE + "a&maxFee=-1", 400, "invalid-request");
        assertProblem(SHOPS + HERE + "a&cursor=nonsense", 400, "wrong-type");
        assertProblem(
                SHOPS + HERE + "a&sort=fee&cursor=distance.s.4038000000000000.00000000-0000-0000-0000-000000000001.",
                422,
                "cursor-of-another-list");
        assertProblem(SUGGESTIONS + HERE + "a&size=21", 400, "invalid-request");
        assertProblem(SUGGESTIONS + HERE, 422, "no-words");
        for (var raw : new String[] {"%FF", "%C3%28", "%ED%A0%80", "%"}) {
            assertThat(statusOfRaw(SHOPS + HERE + raw)).as(raw).isEqualTo(400);
        }
        for (var bomb : new String[] {"*", "?????", "(((((((", ".*.*.*", "치킨~~2^^9", "a:b AND NOT *"}) {
            assertThat(get(SHOPS + HERE + encoded(bomb)).statusCode()).as(bomb).isEqualTo(200);
        }
        assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(200);
        assertThat(items("통닭")).hasSize(1);
    }

    @Test
    void koreanThatIsNotInUtf8IsRefusedEvenWhereItLooksSoAndLatinIsNot() throws Exception {
        ready();
        for (var cp949 : new String[] {"%C4%A1%C5%B2", "%C8%B8", "%C4%A1%C5%B2+%C8%B8", "%B6%B1"}) {
            assertProblem(SHOPS + HERE + cp949, 400, "unreadable-address");
            assertProblem(SUGGESTIONS + HERE + cp949, 400, "unreadable-address");
        }
        for (var latin : new String[] {"crème brûlée", "jalapeño", "Dvořák", "Łódź", "żółć", "é", "ÄÖÜ", "phở"}) {
            assertThat(items(latin)).as(latin).isEmpty();
            assertThat(get(SHOPS + HERE + encoded(latin)).statusCode())
                    .as(latin)
                    .isEqualTo(200);
            assertThat(get(SUGGESTIONS + HERE + encoded(latin)).statusCode())
                    .as(latin)
                    .isEqualTo(200);
        }
    }

    @Test
    void customersFindWhatChangedAndNobodyElseIsAsked() throws Exception {
        ready();
        assertThat(MAPO.tokens()).as("the import came as a service").allMatch(it -> it.startsWith("Bearer "));
        await().untilAsserted(() -> assertThat(
                        items("치킨").path(0).path("rating").path("count").asInt())
                .isEqualTo(7));
        await().untilAsserted(() ->
                assertThat(items("치킨").path(0).path("ad").path("id").asString()).isEqualTo(StubOwners.AD.toString()));
        var answer = get(SHOPS + HERE + encoded("치킨"));
        var list = json(answer);
        assertThat(answer.headers().firstValue("Dosirak-As-Of"))
                .contains(list.path("asOf").asString());
        assertThat(Instant.parse(list.path("asOf").asString())).isBefore(Instant.now());
        assertThat(list.path("next").isNull()).isTrue();
        var item = list.path("items").path(0);
        assertThat(item.propertyNames())
                .containsExactly(
                        "id",
                        "name",
                        "category",
                        "district",
                        "minimumOrder",
                        "discountPercent",
                        "distanceMeters",
                        "deliveryFee",
                        "open",
                        "rating",
                        "ad",
                        "matched");
        assertThat(item.path("matched").path(0).asString()).isEqualTo("후라이드 치킨");
        var suggestion = json(get(SUGGESTIONS + HERE + encoded("마ㅍ"))).at("/items/0");
        assertThat(suggestion.path("kind").asString()).isEqualTo("shop");
        assertThat(suggestion.path("shopId").asString()).isEqualTo(StubOwners.SHOP.toString());
        assertThat(json(get(SUGGESTIONS + HERE + encoded("후ㄹ"))).at("/items/0").propertyNames())
                .containsExactly("text", "kind");

        long version = MAPO.sell("간장 떡볶이");
        await().pollInterval(Duration.ofMillis(20)).untilAsserted(() -> {
            events.publish(
                    "shop.changed.v1",
                    StubOwners.SHOP,
                    version,
                    "{\"id\":\"%s\",\"version\":%d}".formatted(StubOwners.SHOP, version));
            assertThat(items("간장떡볶이")).hasSize(1);
        });

        MAPO.close();
        int calls = MAPO.tokens().size();
        for (int i = 0; i < 50; i++) {
            assertThat(items("통닭")).hasSize(1);
            assertThat(get(SUGGESTIONS + HERE + encoded("떡")).statusCode()).isEqualTo(200);
        }
        assertThat(MAPO.tokens()).hasSize(calls);
        assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(200);
    }

    private JsonNode items(String words) throws Exception {
        return json(get(SHOPS + HERE + encoded(words) + "&size=5")).path("items");
    }

    private static String encoded(String words) {
        return URLEncoder.encode(words, UTF_8);
    }

    private void assertProblem(String path, int status, String reason) throws Exception {
        var answer = get(path);
        var shown = path.substring(0, Math.min(path.length(), 120));
        assertThat(answer.statusCode()).as(shown).isEqualTo(status);
        assertThat(json(answer).path("reason").asString()).as(shown).isEqualTo(reason);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        return http.send(request.build(), BodyHandlers.ofString());
    }

    /// As no proper client would send it.
    private int statusOfRaw(String path) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream()
                    .write("GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .formatted(path)
                            .getBytes(UTF_8));
            return Integer.parseInt(firstLine(socket.getInputStream()).split(" ", 3)[1]);
        }
    }

    private static String firstLine(InputStream in) throws IOException {
        return new String(in.readAllBytes(), UTF_8).lines().findFirst().orElseThrow();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }
}
