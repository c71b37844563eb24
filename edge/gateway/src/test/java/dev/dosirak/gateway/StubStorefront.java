package dev.dosirak.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.dosirak.gateway.phonebook.PhonebookEntry;
import dev.dosirak.gateway.phonebook.web.PhonebookText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A storefront with a list and a phone book, that can fall ill in every way there is and get well again.
public final class StubStorefront implements AutoCloseable {

    public enum Condition {
        WELL,
        /// Nobody is there any more.
        DEAD,
        UNAVAILABLE,
        BAD_GATEWAY,
        GATEWAY_TIMEOUT,
        BREAKING_OFF,
        HANGING
    }

    /// Lists that somebody asked for.
    public final AtomicInteger asked = new AtomicInteger();

    /// Phone books whose asking was answered to the end.
    public final AtomicInteger phonebooks = new AtomicInteger();

    public volatile String authorization = "";
    public volatile String askedWithTag = "";

    private volatile Condition condition = Condition.WELL;
    private volatile String phonebook = "";
    private volatile String tag = "\"none\"";
    private volatile Instant asOf = Instant.EPOCH;
    private volatile int missingBytes;
    private volatile CountDownLatch patience = new CountDownLatch(1);
    private @Nullable HttpServer server;
    private int port;

    public StubStorefront() {
        open();
    }

    public String url() {
        return "http://localhost:" + port;
    }

    /// Not even its phone book is to be had until it is well again.
    public synchronized void is(Condition next) {
        patience.countDown();
        patience = new CountDownLatch(1);
        condition = next;
        if (next == Condition.DEAD) {
            shut();
        } else if (server == null) {
            open();
        }
    }

    public void writes(Instant when, List<PhonebookEntry> entries) {
        asOf = when;
        writes(PhonebookText.of(when, entries));
    }

    public void writes(String text) {
        missingBytes = 0;
        phonebook = text;
        tag = "\"%08x\"".formatted(text.hashCode());
    }

    /// The same text, but the connection breaks before its end.
    public void breaksOffBeforeTheEndOf(String text) {
        writes(text);
        missingBytes = 20;
    }

    public void confirms(Instant later) {
        asOf = later;
    }

    private void answer(HttpExchange exchange) throws IOException {
        var address = exchange.getRequestURI().toString();
        var book = address.equals("/internal/v1/storefront/phonebook");
        if (!book) {
            asked.incrementAndGet();
        }
        switch (condition) {
            case WELL -> {
                if (book) {
                    phonebook(exchange);
                } else if (address.contains("cursor=off.")) {
                    send(exchange, 400, "{\"reason\":\"bad-request\",\"service\":\"storefront\"}");
                } else {
                    send(exchange, 200, "{\"service\":\"storefront\",\"address\":\"%s\"}".formatted(address));
                }
            }
            case DEAD, BREAKING_OFF -> exchange.close();
            case UNAVAILABLE -> send(exchange, 503, "{\"reason\":\"nothing-to-show-yet\"}");
            case BAD_GATEWAY -> send(exchange, 502, "{}");
            case GATEWAY_TIMEOUT -> send(exchange, 504, "{}");
            case HANGING -> hang(exchange);
        }
    }

    private void phonebook(HttpExchange exchange) throws IOException {
        authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        askedWithTag = String.valueOf(exchange.getRequestHeaders().getFirst("If-None-Match"));
        exchange.getResponseHeaders().add("ETag", tag);
        exchange.getResponseHeaders().add("Dosirak-As-Of", asOf.toString());
        if (askedWithTag.equals(tag)) {
            exchange.sendResponseHeaders(304, -1);
        } else {
            var bytes = phonebook.getBytes(UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/x-ndjson");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes, 0, bytes.length - missingBytes);
        }
        exchange.close();
        phonebooks.incrementAndGet();
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.getResponseHeaders().add("Storefront-Mood", "own");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void hang(HttpExchange exchange) {
        try {
            patience.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
    }

    private void open() {
        try {
            var opened = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            opened.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            opened.createContext("/", this::answer);
            opened.start();
            port = opened.getAddress().getPort();
            server = opened;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void shut() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
    }

    @Override
    public synchronized void close() {
        patience.countDown();
        shut();
    }
}
