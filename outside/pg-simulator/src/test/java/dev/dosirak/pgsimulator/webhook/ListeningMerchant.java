package dev.dosirak.pgsimulator.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Hears of payments, and answers as the test says.
final class ListeningMerchant implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpServer server;
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile String answer = "OK";

    ListeningMerchant() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::hear);
        server.start();
    }

    /// @param id in its headers, as the others; empty where there is none
    record Heard(String id, String timestamp, String signature, String text) {
        JsonNode body() {
            return JSON.readTree(text);
        }
    }

    String url() {
        return "http://localhost:%d/heard".formatted(server.getAddress().getPort());
    }

    void answers(int with, String text) {
        status = with;
        answer = text;
    }

    /// In the order in which they came.
    List<Heard> heardOf(String order) {
        return heard.stream().filter(it -> it.text().contains(order)).toList();
    }

    private void hear(HttpExchange exchange) throws IOException {
        try (exchange) {
            heard.add(new Heard(
                    header(exchange, "webhook-id"),
                    header(exchange, "webhook-timestamp"),
                    header(exchange, "webhook-signature"),
                    new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
            var bytes = answer.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static String header(HttpExchange exchange, String name) {
        var value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
