package dev.dosirak.box.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.dosirak.platform.catalog.Service;
import dev.dosirak.platform.kernel.Keys;
import dev.dosirak.platform.kernel.ServiceToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// A service that gives the answers it was taught, and 404 otherwise.
final class StubService implements AutoCloseable {

    private static final String INTERNAL = "/internal/v1/";

    private final Service service;
    private final HttpServer server;
    private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private record Answer(int status, String body) {}

    StubService(Service service) {
        this.service = service;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::serve);
        server.start();
    }

    private void serve(HttpExchange exchange) throws IOException {
        var asked = exchange.getRequestMethod() + " "
                + exchange.getRequestURI().toString().replace(INTERNAL, "");
        var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        requests.add(body.isEmpty() ? asked : asked + " " + body);
        var answer = next(answers.get(asked));
        exchange.sendResponseHeaders(answer.status, 0);
        try (var out = exchange.getResponseBody()) {
            out.write(answer.body.getBytes(UTF_8));
        }
    }

    private static Answer next(@Nullable Deque<Answer> taught) {
        if (taught == null) {
            return new Answer(404, "{}");
        }
        return taught.size() > 1 ? taught.removeFirst() : taught.getFirst();
    }

    /// @param asked as `GET copies`
    /// @param bodies one after the other; the last is given again and again
    StubService answers(String asked, String... bodies) {
        for (var body : bodies) {
            teach(asked, new Answer(200, body));
        }
        return this;
    }

    StubService refuses(String asked, int status, String sentence) {
        teach(asked, new Answer(status, "{\"reason\":\"no\",\"detail\":\"%s\"}".formatted(sentence)));
        return this;
    }

    private void teach(String asked, Answer answer) {
        answers.computeIfAbsent(asked, _ -> new ArrayDeque<>()).addLast(answer);
    }

    /// As `POST shops/republish {"ids":[]}`.
    List<String> requests() {
        return List.copyOf(requests);
    }

    Service service() {
        return service;
    }

    SyncEndpoints endpoints(String node) {
        var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new SyncEndpoints(
                service,
                node,
                url,
                new ServiceToken("command", Keys.of("a key that only services of this test know"), Clock.systemUTC()));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
