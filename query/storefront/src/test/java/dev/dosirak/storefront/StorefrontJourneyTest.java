package dev.dosirak.storefront;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dosirak.platform.testing.ServiceTest;
import dev.dosirak.platform.testing.TestEvents;
import java.io.IOException;
import java.net.URI;
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

/// A whole storefront, with real Kafka and a shop service that can be stopped.
@ServiceTest(
        classes = StorefrontApplication.class,
        properties = {"spring.config.name=storefront", "dosirak.storefront.pulse-every=1h"})
class StorefrontJourneyTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String LIST = "/api/v1/storefront/shops";
    private static final String NEAR = LIST + "?lat=37.55&lng=126.92";

    @TempDir
    static Path data;

    private static final ShopServer SHOPS = ShopServer.start();

    @DynamicPropertySource
    static void shops(DynamicPropertyRegistry properties) {
        properties.add("dosirak.storefront.shop-url", SHOPS::url);
        properties.add("dosirak.storefront.data", data::toString);
    }

    @AfterAll
    static void stop() {
        SHOPS.stop();
    }

    @LocalServerPort
    int port;

    @Autowired
    TestEvents events;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void customersSeeWhatChangedAndAskNobodyElse() throws Exception {
        await().until(() -> get("/actuator/health/readiness").statusCode() == 200);
        assertThat(SHOPS.tokens()).as("the import came as a service").allMatch(it -> it.startsWith("Bearer "));
        var list = json(get(NEAR));
        assertThat(list.path("items")).hasSize(1);
        assertThat(list.at("/items/0/distanceMeters").asInt()).isZero();
        assertThat(Instant.parse(list.path("asOf").asString())).isBefore(Instant.now());
        assertThat(list.path("next").isNull()).isTrue();

        var path = LIST + "/" + ShopServer.MAPO;
        var page = get(path);
        var tag = page.headers().firstValue("ETag").orElseThrow();
        assertThat(json(page).path("version").asInt()).isEqualTo(1);
        assertThat(page.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(it -> assertThat(it).contains("no-cache"));
        var same = get(path, "If-None-Match", tag);
        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(same.body()).isEmpty();
        assertThat(same.headers().firstValue("Dosirak-As-Of")).isPresent();

        SHOPS.change();
        await().pollInterval(Duration.ofMillis(20)).untilAsserted(() -> {
            events.tell(
                    "shop.changed.v1", ShopServer.MAPO, 2, "{\"id\":\"%s\",\"version\":2}".formatted(ShopServer.MAPO));
            assertThat(json(get(path)).path("version").asInt()).isEqualTo(2);
        });
        assertThat(get(path, "If-None-Match", tag).statusCode()).isEqualTo(200);

        int calls = SHOPS.tokens().size();
        SHOPS.stop();
        for (int i = 0; i < 50; i++) {
            assertThat(get(NEAR).statusCode()).isEqualTo(200);
            assertThat(get(path).statusCode()).isEqualTo(200);
        }
        assertThat(SHOPS.tokens()).hasSize(calls);
        assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(200);
    }

    @Test
    void whatMakesNoSenseIsRefused() throws Exception {
        await().until(() -> get("/actuator/health/readiness").statusCode() == 200);
        assertProblem(LIST, 400, "bad-request");
        assertProblem(LIST + "?lat=here&lng=126.9", 400, "bad-request");
        assertProblem(LIST + "?lat=NaN&lng=126.9", 422, "no-such-place");
        assertProblem(LIST + "?lat=91&lng=126.9", 422, "no-such-place");
        assertProblem(NEAR + "&size=0", 400, "invalid-request");
        assertProblem(NEAR + "&size=101", 400, "invalid-request");
        assertProblem(NEAR + "&cursor=1.o.5", 400, "bad-request");
        assertProblem(LIST + "/0190bbbb-0000-7000-8000-00000000ffff", 404, "unknown-shop");
        assertProblem(LIST + "/mapo", 400, "bad-request");
        assertThat(json(get(NEAR + "&category=pizza")).path("items")).isEmpty();
        assertThat(json(get(NEAR + "&category=chicken")).path("items")).hasSize(1);
    }

    private void assertProblem(String path, int status, String reason) throws Exception {
        var answer = get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(status);
        assertThat(json(answer).path("reason").asString()).as(path).isEqualTo(reason);
    }

    private HttpResponse<String> get(String path, String... header) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        if (header.length > 0) {
            request.headers(header);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }
}
