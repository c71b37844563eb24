package dev.dosirak.box.command;

import dev.dosirak.box.supervisor.CommandFailed;
import dev.dosirak.platform.catalog.Service;
import dev.dosirak.platform.kernel.ServiceToken;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The parked records of one service, through its internal interface.
final class ParkedRecords {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Service service;
    private final URI url;
    private final ServiceToken token;
    private final JsonMapper json = JsonMapper.shared();

    ParkedRecords(Service service, URI url, ServiceToken token) {
        this.service = service;
        this.url = url;
        this.token = token;
    }

    record Parked(
            long id, String type, String key, String reason, int attempts, String parkedAt, boolean retriesByItself) {

        private static Parked of(JsonNode node) {
            return new Parked(
                    node.path("id").asLong(),
                    node.path("type").asString(""),
                    node.path("key").asString(""),
                    node.path("reason").asString(""),
                    node.path("attempts").asInt(0),
                    node.path("parkedAt").asString(""),
                    node.path("nextAttemptAt").isString());
        }
    }

    /// All of them, oldest first; none of a service that does not park or does not run.
    List<Parked> list() {
        var all = new ArrayList<Parked>();
        while (true) {
            var after = all.isEmpty() ? 0 : all.getLast().id;
            var page = send("GET", "/internal/v1/parked?after=" + after, "").path("items");
            if (page.isEmpty()) {
                return all;
            }
            page.forEach(it -> all.add(Parked.of(it)));
        }
    }

    /// @param verb `redrive` or `discard`
    /// @return what became of it, as the service says
    String decide(long id, String verb, String by, String why) {
        var outcome = send(
                "POST",
                "/internal/v1/parked/%d/%s".formatted(id, verb),
                json.writeValueAsString(Map.of("by", by, "why", why)));
        var left = outcome.path("left").path(0).path("reason").asString("");
        return outcome.path("state").asString("unknown") + (left.isEmpty() ? "" : ": " + left);
    }

    private JsonNode send(String method, String path, String body) {
        var request = HttpRequest.newBuilder(url.resolve(path))
                .timeout(LIMIT)
                .header("Authorization", "Bearer " + token.issue(service.key()))
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try (var http = HttpClient.newBuilder().connectTimeout(LIMIT).build()) {
            var answer = http.send(request, BodyHandlers.ofString());
            if (method.equals("GET") && SyncEndpoints.HAS_NO_SUCH.contains(answer.statusCode())) {
                return json.createObjectNode();
            }
            if (answer.statusCode() != 200) {
                throw new CommandFailed(
                        "%s answered %d: %s".formatted(request.uri(), answer.statusCode(), answer.body()));
            }
            return json.readTree(answer.body());
        } catch (java.net.ConnectException e) {
            if (method.equals("GET")) {
                return json.createObjectNode();
            }
            throw new CommandFailed("%s does not run".formatted(url), e);
        } catch (IOException e) {
            throw new CommandFailed("%s did not answer: %s".formatted(request.uri(), e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("interrupted", e);
        }
    }
}
