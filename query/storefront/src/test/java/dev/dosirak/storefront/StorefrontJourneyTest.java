package dev.dosirak.storefront;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dosirak.platform.embedded.Ports;
import dev.dosirak.platform.kernel.ServiceToken;
import dev.dosirak.platform.testing.ContractAnswers;
import dev.dosirak.platform.testing.HttpContract;
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
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A whole storefront, with real Kafka and owners that can be stopped.
@ServiceTest(classes = StorefrontApplication.class, properties = "dosirak.sync.pulse-every=1h")
class StorefrontJourneyTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String LIST = "/api/v1/storefront/shops";
    private static final String NEAR = LIST + "?lat=37.55&lng=126.92";
    private static final String PAGE = LIST + "/" + StubOwners.SHOP;
    private static final String PHONEBOOK = "/internal/v1/storefront/phonebook";

    @TempDir
    static Path data;

    private static final StubOwners MAPO = new StubOwners();
    private static final int WINDOW = Ports.free();

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry properties) {
        properties.add("SHOP_URL", MAPO::url);
        properties.add("REVIEW_URL", MAPO::url);
        properties.add("AD_URL", MAPO::url);
        properties.add("dosirak.storefront.data", data::toString);
        properties.add("dosirak.storefront.port", () -> WINDOW);
    }

    @AfterAll
    static void stop() {
        MAPO.close();
    }

    @LocalServerPort
    int port;

    @Autowired
    TestEvents events;

    @Autowired
    ServiceToken token;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ContractAnswers promised = ContractAnswers.of("storefront");

    @Test
    void ofThePlatformItServesWhatTheContractPromises() {
        HttpContract.verifyPlatform("storefront", port);
    }

    @Test
    void customersSeeWhatChangedAndAskNobodyElse() throws Exception {
        await().until(() -> get(port, "/actuator/health/readiness").statusCode() == 200);
        assertThat(MAPO.tokens()).as("the import came as a service").allMatch(it -> it.startsWith("Bearer "));
        var list = look(NEAR);
        promised.verify(LIST, 200, list.body());
        assertThat(json(list).path("items")).hasSize(1);
        assertThat(Instant.parse(json(list).path("asOf").asString())).isBefore(Instant.now());
        assertThat(look(NEAR + "&category=pizza").body()).contains("\"items\":[]");

        var page = look(PAGE);
        promised.verify(LIST + "/{id}", 200, page.body());
        var tag = page.headers().firstValue("ETag").orElseThrow();
        assertThat(json(page).path("version").asInt()).isEqualTo(1);
        assertThat(look(PAGE, "If-None-Match", tag).statusCode()).isEqualTo(304);
        promised.verify(
                "/api/v1/storefront/freshness",
                200,
                look("/api/v1/storefront/freshness").body());

        await().until(() -> service(PHONEBOOK).statusCode() == 200); // once it knows how old its copy is
        var phonebook = service(PHONEBOOK);
        assertThat(phonebook.body().lines()).hasSize(2).last().asString().contains("02-123-4567");
        phonebook.body().lines().forEach(it -> promised.verify(PHONEBOOK, 200, it));
        var known = phonebook.headers().firstValue("ETag").orElseThrow();
        assertThat(service(PHONEBOOK, "If-None-Match", known).statusCode()).isEqualTo(304);

        MAPO.change();
        await().pollInterval(Duration.ofMillis(20)).untilAsserted(() -> {
            events.publish(
                    "shop.changed.v1", StubOwners.SHOP, 2, "{\"id\":\"%s\",\"version\":2}".formatted(StubOwners.SHOP));
            assertThat(json(look(PAGE)).path("version").asInt()).isEqualTo(2);
        });
        assertThat(look(PAGE, "If-None-Match", tag).statusCode()).isEqualTo(200);
        assertThat(service(PHONEBOOK, "If-None-Match", known).statusCode()).isEqualTo(200);

        int calls = MAPO.tokens().size();
        MAPO.close();
        for (int i = 0; i < 50; i++) {
            assertThat(look(NEAR).statusCode()).isEqualTo(200);
            assertThat(look(PAGE).statusCode()).isEqualTo(200);
        }
        assertThat(MAPO.tokens()).hasSize(calls);
        assertThat(get(port, "/actuator/health/readiness").statusCode()).isEqualTo(200);
        assertThat(get(port, PHONEBOOK).statusCode()).isEqualTo(401);
    }

    private HttpResponse<String> look(String path, String... header) throws IOException, InterruptedException {
        return get(WINDOW, path, header);
    }

    private HttpResponse<String> service(String path, String... header) throws IOException, InterruptedException {
        var all = Stream.concat(
                        Stream.of(
                                "Authorization",
                                "Bearer " + token.to("storefront").get()),
                        Arrays.stream(header))
                .toArray(String[]::new);
        return get(port, path, all);
    }

    private HttpResponse<String> get(int port, String path, String... header) throws IOException, InterruptedException {
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
