package dev.dosirak.payment.pg;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A gateway, or somebody between it and us, that answers what it was told to and remembers what it was asked.
public final class ScriptedGateway implements AutoCloseable {

    /// @param path with its query, as it was sent
    public record Asked(String method, String path, String authorization, String idempotencyKey, String text) {

        public JsonNode body() {
            return new JsonMapper().readTree(text);
        }
    }

    private record Line(String method, String path, int status, byte[] body) {}

    private final HttpServer server;
    private final List<Line> lines = new CopyOnWriteArrayList<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    public ScriptedGateway() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    public ScriptedGateway always(int status, String body) {
        return on("", "", status, body);
    }

    /// What was said last about a part of the path counts; nothing at all is answered with 404 and a page.
    ///
    /// @param method empty for any
    /// @param path a part of it, with its query
    public ScriptedGateway on(String method, String path, int status, String body) {
        return on(method, path, status, body.getBytes(UTF_8));
    }

    public ScriptedGateway on(String method, String path, int status, byte[] body) {
        lines.addFirst(new Line(method, path, status, body));
        return this;
    }

    public List<Asked> asked() {
        return asked;
    }

    public PgClient client(String authorization) {
        var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        var url = "http://localhost:" + server.getAddress().getPort();
        return new PgClient(http, url, authorization, Duration.ofSeconds(10));
    }

    private void answer(HttpExchange exchange) throws IOException {
        var request = new Asked(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
                String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key")),
                new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        asked.add(request);
        var line = lines.stream()
                .filter(it -> request.method().startsWith(it.method())
                        && request.path().contains(it.path()))
                .findFirst()
                .orElse(new Line("", "", 404, "<html>no such page</html>".getBytes(UTF_8)));
        exchange.sendResponseHeaders(line.status(), line.body().length == 0 ? -1 : line.body().length);
        exchange.getResponseBody().write(line.body());
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
