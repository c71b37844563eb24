package dev.dosirak.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.platform.kernel.Reachability;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

@GatewayTest
class RoutingTest {

    @Autowired
    Environment environment;

    TestClient testClient = new TestClient("0");

    @BeforeEach
    void find() {
        testClient = new TestClient(environment.getRequiredProperty("local.server.port"));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/members/me, identity",
        "/api/v1/signing-keys/rotate, identity",
        "/api/v1/shops/mine, shop",
        "/api/v1/orders, order",
        "/api/v1/orders/0198c0de-0000-7000-8000-000000000001/cancel, order",
        "/api/v1/relay/tickets, relay",
        "/api/v1/storefront/shops, storefront"
    })
    void everyDomainHasItsService(String address, String service) {
        var answer = testClient.asMember(address + "?size=20&cursor=a%20b");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("service")).isEqualTo(service);
        assertThat(answer.text("address")).isEqualTo(address + "?size=20&cursor=a%20b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api/v1/moon",
                "/api/v2/orders",
                "/internal/v1/shops",
                "/internal/v1/parked",
                "/actuator/env",
                "/actuator/prometheus",
                "/%61ctuator/prometheus",
                "/actuator/health/../prometheus",
                "/api/v1/orders/../../../internal/v1/parked",
                "/api/v1/orders/%2e%2e/%2e%2e/internal/v1/parked",
                "/api/v1/orders/..%2f..%2finternal",
                "/api/v1/orders/..;/internal",
                "/api/v1//orders",
                "/api/v1/orders;x=1",
                "//internal/v1/parked",
                "/error"
            })
    void nothingElsePasses(String address) {
        var answer = testClient.asMember(address);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text("type")).isEqualTo("urn:dosirak:problem:no-such-resource");
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void whatIsSentToAStreamIsWaitedForNoLongerThanAnyOtherCommand() {
        var answer = testClient.post("/api/v1/relay/stream", new byte[] {1});

        assertThat(answer.status()).isEqualTo(504);
        assertThat(answer.text("reason")).isEqualTo("service-slow");
    }

    @Test
    void nothingIsSentToSearch() {
        var answer = testClient.post("/api/v1/search/shops", new byte[] {1});

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text("reason")).isEqualTo("no-such-resource");
    }

    @Test
    void whatOnlyWeMaySayIsTakenAwayFromTheCaller() {
        var answer = testClient.send(testClient
                .member("/api/v1/orders")
                .header("X-Internal-Member", "somebody else")
                .header("x-internal-role", "operator")
                .header(Reachability.PROBE.toLowerCase(Locale.ROOT), "gateway")
                .header("X-Internal-Client", "10.0.0.1")
                .header("X-Forwarded-For", "10.0.0.1")
                .header("X-Forwarded-Host", "evil.example")
                .header("Forwarded", "for=10.0.0.1")
                .header("X-Real-IP", "10.0.0.1")
                .header("Idempotency-Key", "kept")
                .header("Accept-Language", "en"));

        assertThat(answer.text("service")).as("not taken for a knock").isEqualTo("order");
        for (var header : List.of(
                "x-internal-member",
                "x-internal-role",
                "x-forwarded-for",
                "x-forwarded-host",
                "forwarded",
                "x-real-ip")) {
            assertThat(answer.sent(header)).as(header).isEmpty();
        }
        assertThat(answer.sent("idempotency-key")).isEqualTo("kept");
        assertThat(answer.sent("accept-language")).isEqualTo("en");
        assertThat(answer.sent("x-internal-client")).isEqualTo("127.0.0.1");
    }

    @Test
    void thousandsOfLanguagesAreNotPassedOn() {
        var answer = testClient.send(
                testClient.member("/api/v1/orders").header("Accept-Language", "en," + "fr,".repeat(1_700)));

        assertThat(answer.sent("accept-language")).startsWith("en,fr").hasSizeLessThanOrEqualTo(256);
    }

    @Test
    void everyRequestHasAnIdThatTheServiceGetsAndTheAnswerCarries() {
        var own = testClient.send(testClient.member("/api/v1/orders").header("X-Request-Id", "mine-1"));
        var odd = testClient.send(testClient.member("/api/v1/orders").header("X-Request-Id", "with spaces"));

        assertThat(own.sent("x-request-id")).isEqualTo("mine-1");
        assertThat(own.header("X-Request-Id")).isEqualTo("mine-1");
        assertThat(odd.sent("x-request-id")).hasSize(36).isEqualTo(odd.header("X-Request-Id"));
        assertThat(testClient.get("/api/v1/moon").header("X-Request-Id")).hasSize(36);
    }

    @Test
    void aTraceGoesOnInTheService() {
        var trace = "4bf92f3577b34da6a3ce929d0e0e4736";

        var going = testClient.send(
                testClient.member("/api/v1/orders").header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01"));
        var fresh = testClient.asMember("/api/v1/orders");

        assertThat(going.sent("traceparent")).startsWith("00-" + trace + "-");
        assertThat(fresh.sent("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[0-3]");
    }

    @Test
    void itsOwnHealthIsForEverybodyAndItsMetricsForServices() {
        assertThat(testClient.get("/actuator/health/readiness").text("status")).isEqualTo("UP");
        assertThat(testClient.get("/actuator/health/liveness").text("status")).isEqualTo("UP");
        testClient.asMember("/api/v1/orders");

        var metrics = testClient.send(
                testClient.asking("/actuator/prometheus").header("Authorization", "Bearer " + TokenForge.ofService()));

        assertThat(metrics.status()).isEqualTo(200);
        assertThat(metrics.http().body())
                .contains("spring_cloud_gateway_requests")
                .contains("routeId=\"order\"");
    }

    @Test
    void onlyNamedWebSitesMayCallFromABrowser() {
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "origin");
        var preflight = testClient
                .asking("/api/v1/orders")
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Access-Control-Request-Method", "POST");

        var named = testClient.send(preflight.copy().header("Origin", "https://partner.example"));
        var other = testClient.send(preflight.copy().header("Origin", "https://evil.example"));

        assertThat(named.header("Access-Control-Allow-Origin")).isEqualTo("https://partner.example");
        assertThat(other.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(other.status()).isEqualTo(403);
    }

    // reactor-netty#4361
    @Test
    void aKeptConnectionIsReadOnWhateverIsAskedInOneBreath() throws IOException {
        try (var connection = new KeepAliveConnection(environment.getRequiredProperty("local.server.port"))) {
            connection.ask("/api/v1/storefront/shops/1", "/api/v1/moon");
            assertThat(connection.status()).isEqualTo(200);
            assertThat(connection.status()).isEqualTo(404);

            connection.ask("/api/v1/storefront/shops/2");
            assertThat(connection.status()).isEqualTo(200);
        }
    }

    @Test
    void aQuestionHasNoBody() {
        int before = StubServices.ORDER.asked.get();
        var refusal = testClient.send(testClient.member("/api/v1/orders").method("GET", BodyPublishers.ofString("{}")));
        var untold = testClient.send(testClient
                .member("/api/v1/orders")
                .method("GET", BodyPublishers.fromPublisher(BodyPublishers.ofString("{}"))));
        var head = testClient.send(testClient.member("/api/v1/orders").method("HEAD", BodyPublishers.ofString("{}")));
        var open = testClient.send(
                testClient.asking("/api/v1/storefront/shops/1").method("GET", BodyPublishers.ofString("{}")));

        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.text("reason")).isEqualTo("bad-request");
        assertThat(refusal.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(untold.status()).isEqualTo(400);
        assertThat(head.status()).isEqualTo(400);
        assertThat(open.status()).isEqualTo(400);
        assertThat(StubServices.ORDER.asked.get()).isEqualTo(before);
    }

    @Test
    void aBodyThatAQuestionOnlyPromisesIsNotWaitedFor() throws IOException {
        try (var connection = new KeepAliveConnection(environment.getRequiredProperty("local.server.port"))) {
            connection.begin("GET /api/v1/storefront/shops/1", "Content-Length: 5");
            assertThat(connection.status()).isEqualTo(400);
        }
    }

    @Test
    void aQuestionThatSaysItsBodyIsEmptyPasses() throws IOException {
        try (var connection = new KeepAliveConnection(environment.getRequiredProperty("local.server.port"))) {
            connection.begin("GET /api/v1/storefront/shops/1", "Content-Length: 0");
            assertThat(connection.status()).isEqualTo(200);
        }
    }

    @Test
    void aBodyOfOneMegabytePasses() {
        var whole = new byte[1024 * 1024];

        assertThat(testClient
                        .post("/api/v1/orders", whole)
                        .json()
                        .path("length")
                        .asInt())
                .isEqualTo(whole.length);
        assertThat(testClient
                        .postInChunks("/api/v1/orders", whole)
                        .json()
                        .path("length")
                        .asInt())
                .isEqualTo(whole.length);
    }

    @Test
    void aLargerBodyDoesNotWhetherItSaysSoOrNot() {
        var tooLarge = new byte[1024 * 1024 + 1];

        var refusal = testClient.post("/api/v1/orders", tooLarge);
        var untold = testClient.postInChunks("/api/v1/orders", tooLarge);

        assertThat(refusal.status()).isEqualTo(413);
        assertThat(refusal.text("reason")).isEqualTo("body-too-large");
        assertThat(untold.status()).isEqualTo(413);
        assertThat(untold.text("reason")).isEqualTo("body-too-large");
    }
}
