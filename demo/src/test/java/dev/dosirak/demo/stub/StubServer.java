package dev.dosirak.demo.stub;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A small HTTP server that remembers what it was asked.
public final class StubServer implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<ReceivedRequest> asked = new CopyOnWriteArrayList<>();

    /// @param key the `Idempotency-Key`, or empty
    /// @param lastEventId the `Last-Event-ID`, or empty
    public record ReceivedRequest(String method, String path, String key, String lastEventId, JsonNode body) {}

    /// @param status 0 hangs up without an answer
    /// @param events when not null, the answer is a stream that these write
    public record Reply(int status, Object body, @Nullable Stream events) {

        public static Reply of(int status, Object body) {
            return new Reply(status, body, null);
        }
    }

    /// Writes events as long as it likes; the connection closes when it returns.
    public interface Stream {
        void write(Writer to) throws IOException, InterruptedException;
    }

    public interface Writer {
        void event(String text) throws IOException;
    }

    public StubServer(Function<ReceivedRequest, Reply> answers) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> serve(exchange, answers));
        server.start();
    }

    private void serve(HttpExchange exchange, Function<ReceivedRequest, Reply> answers) throws IOException {
        try (exchange) {
            var bytes = exchange.getRequestBody().readAllBytes();
            var one = new ReceivedRequest(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    header(exchange, "Idempotency-Key"),
                    header(exchange, "Last-Event-ID"),
                    bytes.length == 0 ? JSON.createObjectNode() : JSON.readTree(bytes));
            asked.add(one);
            var reply = answers.apply(one);
            if (reply.events() != null) {
                stream(exchange, reply.events());
            } else if (reply.status() != 0) {
                var body = JSON.writeValueAsBytes(reply.body());
                exchange.sendResponseHeaders(reply.status(), body.length);
                exchange.getResponseBody().write(body);
            }
        }
    }

    private static void stream(HttpExchange exchange, Stream events) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        var out = exchange.getResponseBody();
        out.write(":hello\n\n".getBytes(UTF_8));
        out.flush();
        try {
            events.write(text -> {
                out.write(text.getBytes(UTF_8));
                out.flush();
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String header(HttpExchange exchange, String name) {
        var value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    public URI uri() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    public List<ReceivedRequest> asked() {
        return List.copyOf(asked);
    }

    public List<ReceivedRequest> asked(String path) {
        return asked.stream().filter(it -> it.path().equals(path)).toList();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
