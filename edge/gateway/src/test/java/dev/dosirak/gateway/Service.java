package dev.dosirak.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.dosirak.platform.kernel.Reachability;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/// A service behind the gateway, that says what it was asked; or hangs, breaks off, streams, goes on for ever, where
/// the address says so.
final class Service implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    final AtomicInteger asked = new AtomicInteger();
    final AtomicInteger knocks = new AtomicInteger();
    final Queue<String> addresses = new ConcurrentLinkedQueue<>();
    final AtomicInteger keysServed = new AtomicInteger();
    final CountDownLatch mayAnswer = new CountDownLatch(1);
    final AtomicInteger cutOff = new AtomicInteger();
    final CountDownLatch streamEnded = new CountDownLatch(1);
    volatile int lastKnockFrom;
    volatile int lastAskedFrom;
    volatile String jwks = "{\"keys\": []}";
    volatile String admission = "";

    private final String name;
    private final HttpServer server;

    Service(String name) {
        this(name, 0);
    }

    /// @param port 0 for any
    Service(String name, int port) {
        this.name = name;
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        if (path.equals("/.well-known/jwks.json")) {
            keysServed.incrementAndGet();
            send(exchange, jwks);
            return;
        }
        if (path.equals("/internal/v1/admission")) {
            send(exchange, admission);
            return;
        }
        if (exchange.getRequestHeaders().containsKey(Reachability.PROBE)) {
            knocks.incrementAndGet();
            lastKnockFrom = exchange.getRemoteAddress().getPort();
            send(exchange, "{}");
            return;
        }
        asked.incrementAndGet();
        lastAskedFrom = exchange.getRemoteAddress().getPort();
        addresses.add(exchange.getRequestURI().toString());
        var isStream = path.endsWith("/stream");
        if (path.endsWith("/hang") || isStream && !exchange.getRequestMethod().equals("GET")) {
            hang();
            exchange.close();
        } else if (path.endsWith("/break-off")) {
            exchange.close();
        } else if (path.endsWith("/endless")) {
            tell(exchange, "application/json", " ".repeat(1 << 16), 0);
        } else if (isStream) {
            tell(exchange, "text/event-stream", "event: order-paid\ndata: {}\n", 20);
        } else {
            echo(exchange);
        }
    }

    private void echo(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders()
                .forEach(
                        (key, values) -> headers.put(key.toLowerCase(java.util.Locale.ROOT), String.join(",", values)));
        var body = exchange.getRequestBody().readAllBytes();
        send(
                exchange,
                JSON.writeValueAsString(Map.of(
                        "service",
                        name,
                        "method",
                        exchange.getRequestMethod(),
                        "address",
                        exchange.getRequestURI().toString(),
                        "headers",
                        headers,
                        "length",
                        body.length)));
    }

    private void hang() {
        try {
            mayAnswer.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Until the other side has gone away.
    private void tell(HttpExchange exchange, String type, String what, int pauseMillis) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(200, 0);
        try (var out = exchange.getResponseBody()) {
            for (int id = 1; ; id++) {
                out.write("id: %d\n%s\n".formatted(id, what).getBytes(UTF_8));
                out.flush();
                mayAnswer.await(pauseMillis, TimeUnit.MILLISECONDS);
            }
        } catch (IOException e) {
            cutOff.incrementAndGet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(200, -1);
        } else {
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    @Override
    public void close() {
        mayAnswer.countDown();
        server.stop(0);
    }
}
