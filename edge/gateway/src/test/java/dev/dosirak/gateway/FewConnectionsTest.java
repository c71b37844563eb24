package dev.dosirak.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A single connection to each service carries all its commands: who keeps it keeps everybody out.
class FewConnectionsTest {

    private static final String ORDERS = "POST /api/v1/orders";
    private static final String FIVE = "Content-Length: 5";
    private static final String CHUNKED = "Transfer-Encoding: chunked";

    @TempDir
    Path folder;

    final Service order = new Service("order");
    final Service relay = new Service("relay");
    final StubStorefront stubStorefront = new StubStorefront();
    RunningGateway gateway;
    TestClient testClient;

    @BeforeEach
    void open() {
        gateway = RunningGateway.start(
                stubStorefront,
                folder,
                Map.of(
                        "IDENTITY_URL",
                        StubServices.IDENTITY.url(),
                        "ORDER_URL",
                        order.url(),
                        "RELAY_URL",
                        relay.url(),
                        "spring.cloud.gateway.server.webflux.httpclient.pool.max-connections",
                        "1",
                        "spring.cloud.gateway.server.webflux.httpclient.pool.acquire-timeout",
                        "300",
                        "dosirak.bodies.time",
                        "2s"));
        testClient = gateway.visitor();
    }

    @AfterEach
    void close() {
        gateway.close();
        stubStorefront.close();
        order.close();
        relay.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {FIVE, CHUNKED})
    void whoSendsHalfACommandKeepsNoConnectionToAService(String length) throws IOException {
        try (var first = new KeepAliveConnection(gateway.port());
                var second = new KeepAliveConnection(gateway.port())) {
            beginReading(first, length);
            beginReading(second, length);

            assertThat(testClient.post("/api/v1/orders", new byte[] {1}).status())
                    .isEqualTo(200);
            assertThat(order.asked).hasValue(1);
        }
    }

    @Test
    void halfACommandIsNotWaitedForForEver() throws IOException {
        try (var connection = new KeepAliveConnection(gateway.port())) {
            beginReading(connection, FIVE);
            connection.send("hal");

            assertThat(connection.rest())
                    .startsWith("HTTP/1.1 408")
                    .contains("application/problem+json")
                    .contains("urn:dosirak:problem:body-too-slow")
                    .contains("요청이 제때 오지 않았습니다");
            assertThat(order.asked).hasValue(0);
        }
    }

    @Test
    void whatComesInPiecesArrivesAsAWhole() throws IOException {
        try (var connection = new KeepAliveConnection(gateway.port())) {
            beginReading(connection, FIVE);
            connection.send("hel");
            connection.send("lo");

            assertThat(connection.status()).isEqualTo(200);
            assertThat(order.asked).hasValue(1);
        }
    }

    /// The body is asked for only of who may pass.
    @Test
    void nothingIsReadOfWhoIsNotSignedIn() throws IOException {
        try (var connection = new KeepAliveConnection(gateway.port())) {
            connection.begin(ORDERS, FIVE + "\r\nExpect: 100-continue");
            assertThat(connection.status()).isEqualTo(401);
        }
    }

    @Test
    void aKnockGoesByTheConnectionOfCommands() {
        assertThat(testClient
                        .post("/api/v1/relay/tickets/1/accept", new byte[] {1})
                        .status())
                .isEqualTo(200);
        int before = relay.knocks.get();
        await().until(() -> relay.knocks.get() > before);

        assertThat(relay.lastKnockFrom).isEqualTo(relay.lastAskedFrom);
    }

    @Test
    void whereQuestionsHangNewOrdersAreStillTurnedAway() {
        Thread.startVirtualThread(() -> testClient.asMember("/api/v1/orders/hang"));
        await().until(() -> order.asked.get() == 1);

        order.admission = """
                {"orders": 0, "retryAfter": 9}""";
        await().untilAsserted(() -> assertThat(
                        testClient.post("/api/v1/orders", new byte[] {1}).text("reason"))
                .isEqualTo("too-many-orders"));
    }

    @Test
    void thereIsMemoryForTwoMenusAtLeast() {
        assertThatThrownBy(() -> RunningGateway.start(stubStorefront, folder, Map.of("dosirak.bodies.memory", "7MB")))
                .hasStackTraceContaining("memory for two menus");
    }

    /// Sends the head of a command; the gateway answers that it now reads the body.
    private static void beginReading(KeepAliveConnection connection, String length) throws IOException {
        connection.begin(
                ORDERS, "Authorization: Bearer " + TokenForge.good() + "\r\n" + length + "\r\nExpect: 100-continue");
        assertThat(connection.status()).isEqualTo(100);
    }
}
