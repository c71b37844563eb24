package dev.dosirak.search.shops.opensearch;

import dev.dosirak.search.shops.IndexUnavailable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Speaks to the nodes of a cluster, in turn. One that does not answer is passed over; when none does,
/// [IndexUnavailable].
final class OpenSearchCluster {

    private static final Duration TO_CONNECT = Duration.ofSeconds(1);
    private static final Duration TO_WRITE = Duration.ofSeconds(30);
    private static final int NOT_FOUND = 404;
    private static final int BAD_REQUEST = 400;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERRORS = 500;

    static final JsonMapper JSON = JsonMapper.shared();

    private final List<URI> nodes;
    private final Duration toAnswer;
    private final AtomicInteger turn = new AtomicInteger();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TO_CONNECT)
            .build();

    /// @param toAnswer how long a node may take to answer; a write may take longer
    OpenSearchCluster(List<URI> nodes, Duration toAnswer) {
        this.nodes = List.copyOf(nodes);
        this.toAnswer = toAnswer;
    }

    /// What a node answered.
    record Answer(int status, JsonNode body) {

        boolean isFound() {
            return status != NOT_FOUND;
        }
    }

    /// @throws IllegalStateException when the cluster does not understand us
    Answer get(String path) {
        return ask("GET", path, "application/json", null, toAnswer);
    }

    /// A search, or anything else that only reads.
    JsonNode search(String path, Map<String, ?> body) {
        return ask("POST", path, "application/json", JSON.writeValueAsString(body), toAnswer)
                .body();
    }

    JsonNode write(String method, String path, @Nullable Map<String, ?> body) {
        var text = body == null ? null : JSON.writeValueAsString(body);
        return ask(method, path, "application/json", text, TO_WRITE).body();
    }

    /// Many writes at once, a line each.
    JsonNode bulk(String path, List<? extends Map<String, ?>> lines) {
        var body = lines.stream().map(it -> JSON.writeValueAsString(it) + "\n").collect(Collectors.joining());
        return ask("POST", path, "application/x-ndjson", body, TO_WRITE).body();
    }

    private Answer ask(String method, String path, String type, @Nullable String body, Duration within) {
        IOException why = new IOException("no nodes");
        int first = Math.floorMod(turn.getAndIncrement(), nodes.size());
        for (int i = 0; i < nodes.size(); i++) {
            var node = nodes.get((first + i) % nodes.size());
            try {
                var answer = http.send(
                        HttpRequest.newBuilder(node.resolve(path))
                                .timeout(within)
                                .header("Content-Type", type)
                                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString());
                if (answer.statusCode() < SERVER_ERRORS && answer.statusCode() != TOO_MANY_REQUESTS) {
                    return understood(method, path, answer.statusCode(), answer.body());
                }
                why = new IOException("%s answers %d".formatted(node, answer.statusCode()));
            } catch (IOException e) {
                why = e;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IndexUnavailable("Asking OpenSearch was interrupted", e);
            }
        }
        throw new IndexUnavailable("OpenSearch does not answer", why);
    }

    private static Answer understood(String method, String path, int status, String body) {
        if (status >= BAD_REQUEST && status != NOT_FOUND) {
            throw new IllegalStateException("%s %s: %d %s".formatted(method, path, status, body));
        }
        return new Answer(status, JSON.readTree(body));
    }
}
