package dev.dosirak.drills.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The load generator against a small server that keeps count itself.
class LoadTest {

    private static final Duration SHORT = Duration.ofMillis(300);

    private final Queue<String> keys = new ConcurrentLinkedQueue<>();
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private final AtomicInteger answered = new AtomicInteger();
    private final HttpServer server = listen();
    private final URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    private final List<Request> requests = List.of(Request.post("/orders", "ticket", "{\"dish\":\"김밥\"}"));

    private static HttpServer listen() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @BeforeEach
    void open() {
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/orders", this::take);
        server.createContext("/late", exchange -> answer(exchange, asked.add("once") ? 404 : 200, "{}", 2));
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    /// Some answers have a length, some come in chunks, some are refusals.
    private void take(HttpExchange exchange) throws IOException {
        keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
        assertThat(exchange.getRequestBody().readAllBytes()).isEqualTo("{\"dish\":\"김밥\"}".getBytes(UTF_8));
        int number = answered.incrementAndGet();
        var body = "{\"orderId\":%d}".formatted(number);
        answer(exchange, number % 10 == 0 ? 503 : 201, body, number % 2 == 0 ? body.length() : 0);
    }

    private static void answer(HttpExchange exchange, int status, String body, int length) throws IOException {
        exchange.sendResponseHeaders(status, length);
        try (var out = exchange.getResponseBody()) {
            out.write(body.getBytes(UTF_8));
        }
    }

    @Test
    void everyRequestHasItsOwnKeyAndEveryAnswerIsCounted() throws IOException {
        var outcome = new ClosedLoop(uri, requests, new AtomicLong(), 4).run(SHORT, SHORT);
        assertThat(keys).doesNotHaveDuplicates().allMatch(it -> it.matches("bench-[0-9a-f]{16}"));
        assertThat(outcome.acceptedInAll() + outcome.refused())
                .isEqualTo(keys.size())
                .isEqualTo(answered.get());
        assertThat(outcome.refused()).isEqualTo(answered.get() / 10);
        assertThat(outcome.accepted()).isPositive().isLessThan(outcome.acceptedInAll());
        assertThat(outcome.firstRefusal()).isEqualTo("503 {\"orderId\":10}");
    }

    @Test
    void anOpenLoadKeepsItsRateAndTellsWhatWasAccepted() throws IOException {
        var reported = new ConcurrentLinkedQueue<Long>();
        var outcome = new OpenLoop(uri, requests, new AtomicLong(), 100, 201)
                .run(Duration.ZERO, Duration.ofMillis(500), (number, _, body, _) -> {
                    assertThat(body).contains("orderId");
                    reported.add(number);
                });
        assertThat(answered.get()).isEqualTo(50);
        assertThat(reported).hasSize(45);
        assertThat(outcome.acceptedInAll()).isEqualTo(45);
    }

    @Test
    void aConnectionThatIsClosedCountsAsNotTaken() throws IOException {
        server.removeContext("/orders");
        server.createContext("/orders", HttpExchange::close);
        var outcome = new ClosedLoop(uri, requests, new AtomicLong(), 1).run(Duration.ZERO, SHORT);
        assertThat(outcome.acceptedInAll()).isZero();
        assertThat(outcome.refused()).isPositive();
    }

    @Test
    void whatIsWatchedForIsAskedForUntilItIsThere() throws IOException, InterruptedException {
        try (var arrivalPoller = new ArrivalPoller(uri)) {
            arrivalPoller.watch(Request.get("/late", "ticket"), System.nanoTime());
            arrivalPoller.await();
            assertThat(arrivalPoller.missing()).isZero();
            assertThat(arrivalPoller.latencies().millisAt(1)).isPositive();
        }
        assertThat(asked).containsExactly("once");
    }
}
