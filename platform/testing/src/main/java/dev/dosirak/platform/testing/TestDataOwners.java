package dev.dosirak.platform.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// Owners of a few things, as the copies of a service under test ask them: the sync contract over real HTTP.
///
/// Whatever is asked for, everything of the domain is answered; and nothing is summed up, so an audit would find
/// everything different.
public final class TestDataOwners implements AutoCloseable {

    private static final int OK = 200;

    private record Thing(long version, String document) {}

    private final HttpServer server;
    private final Map<String, Map<UUID, Thing>> domains = new HashMap<>();
    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private volatile Optional<Instant> receivedUpTo = Optional.empty();

    private TestDataOwners(HttpServer server) {
        this.server = server;
    }

    /// @param domains as `shops`; they own nothing yet
    public static TestDataOwners of(String... domains) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var owners = new TestDataOwners(server);
            for (var domain : domains) {
                var things = new ConcurrentSkipListMap<UUID, Thing>();
                owners.domains.put(domain, things);
                server.createContext("/internal/v1/" + domain, it -> owners.answer(it, things));
            }
            server.start();
            return owners;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /// @param document a JSON object
    /// @return the thing's next version
    public long put(String domain, UUID id, String document) {
        return Objects.requireNonNull(domains.get(domain), domain)
                .merge(id, new Thing(1, document), (old, _) -> new Thing(old.version() + 1, document))
                .version();
    }

    /// From now on they say that they have received every stream up to then.
    public void haveReceivedUpTo(Instant at) {
        receivedUpTo = Optional.of(at);
    }

    /// The `Authorization` of every request so far.
    public List<String> tokens() {
        return tokens;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange, Map<UUID, Thing> things) throws IOException {
        tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        receivedUpTo.ifPresent(it -> exchange.getResponseHeaders().set("Dosirak-Heard-Up-To", it.toString()));
        var path = exchange.getRequestURI().getPath();
        var body = answer(path.substring(path.lastIndexOf('/') + 1), things).getBytes(UTF_8);
        exchange.sendResponseHeaders(OK, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String answer(String what, Map<UUID, Thing> things) {
        return switch (what) {
            case "checksums" -> "{\"buckets\":[{\"bucket\":0,\"count\":%d,\"hash\":\"0\"}]}".formatted(things.size());
            case "versions" ->
                things.entrySet().stream()
                        .map(it -> "{\"id\":\"%s\",\"version\":%d}"
                                .formatted(it.getKey(), it.getValue().version()))
                        .collect(joining(",", "{\"items\":[", "]}"));
            case "import" -> lines(things) + "{\"end\":true}\n";
            default -> lines(things);
        };
    }

    private static String lines(Map<UUID, Thing> things) {
        return things.entrySet().stream()
                .map(it -> "{\"id\":\"%s\",\"version\":%d,\"deleted\":false,\"document\":%s}\n"
                        .formatted(
                                it.getKey(),
                                it.getValue().version(),
                                it.getValue().document().replace("\n", "")))
                .collect(joining());
    }
}
