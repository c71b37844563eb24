package dev.dosirak.box.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.dosirak.box.supervisor.CommandFailed;
import dev.dosirak.platform.catalog.Service;
import dev.dosirak.platform.kernel.Keys;
import dev.dosirak.platform.kernel.ServiceToken;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParkedRecordsTest {

    private static final String KEY = "a key that only services of this test know";
    private static final String STUCK = """
            {"items":[{"id":7,"consumer":"relay","topic":"order.events","key":"O-1","type":"order.paid.v1",\
            "reason":"no such shop","attempts":5,"parkedAt":"2026-03-01T03:04:05Z","nextAttemptAt":null}]}""";

    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final Map<String, String> requests = new ConcurrentHashMap<>();

    private volatile int unknown = 404;

    @SuppressWarnings("NullAway.Init") // set before each test
    private HttpServer relay;

    @BeforeEach
    void open() throws IOException {
        relay = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        relay.createContext("/", exchange -> {
            var asked = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            requests.put(asked, new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            requests.put("token", exchange.getRequestHeaders().getFirst("Authorization"));
            var answer = answers.get(asked);
            exchange.sendResponseHeaders(answer == null ? unknown : 200, 0);
            try (var body = exchange.getResponseBody()) {
                body.write((answer == null ? "{}" : answer).getBytes(UTF_8));
            }
        });
        relay.start();
    }

    @AfterEach
    void close() {
        relay.stop(0);
    }

    @Test
    void parkedRecordsAreListedPageByPage() {
        answers.put("GET /internal/v1/parked?after=0", STUCK);
        answers.put("GET /internal/v1/parked?after=7", "{\"items\":[]}");

        assertThat(records().list()).singleElement().satisfies(it -> {
            assertThat(it.id()).isEqualTo(7);
            assertThat(it.reason()).isEqualTo("no such shop");
            assertThat(it.retriesByItself()).isFalse();
        });
    }

    /// One that owns data takes the address for a domain, and misses the ids.
    @ParameterizedTest
    @ValueSource(ints = {404, 400})
    void aServiceThatParksNothingHasNone(int status) {
        unknown = status;

        assertThat(records().list()).isEmpty();
    }

    @Test
    void aDecisionCarriesWhoAndWhyAndTellsWhatBecameOfIt() {
        answers.put("POST /internal/v1/parked/7/discard", "{\"state\":\"discarded\",\"left\":[]}");

        assertThat(records().decide(7, "discard", "mina", "a test order")).isEqualTo("discarded");
        assertThat(requests.get("POST /internal/v1/parked/7/discard"))
                .contains("mina")
                .contains("a test order");
    }

    @Test
    void aRefusalIsPassedOn() {
        assertThatThrownBy(() -> records().decide(8, "discard", "mina", "why not"))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("404");
    }

    @Test
    void weNameOurselvesToInternalEndpoints() {
        records().list();

        var parts = String.valueOf(requests.get("token")).replace("Bearer ", "").split("\\.", -1);
        assertThat(parts).hasSize(3);
        assertThat(new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8))
                .contains("\"iss\":\"dosirak-service\"")
                .contains("\"aud\":\"order\"")
                .contains("\"sub\":\"command\"");
    }

    private ParkedRecords records() {
        var address = relay.getAddress();
        return new ParkedRecords(
                Service.ORDER,
                URI.create("http://127.0.0.1:" + address.getPort()),
                new ServiceToken("command", Keys.of(KEY), Clock.systemUTC()));
    }
}
