package dev.dosirak.box.command;

import dev.dosirak.box.command.ServiceCallFailed.Reason;
import dev.dosirak.box.command.SpanOptions.TimeSpan;
import dev.dosirak.platform.catalog.Service;
import dev.dosirak.platform.kernel.Languages;
import dev.dosirak.platform.kernel.ServiceToken;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What one service owns and which copies it keeps, through its internal interface. Every method throws
/// [ServiceCallFailed] when there is no proper answer.
final class SyncEndpoints {

    private static final Duration TO_CONNECT = Duration.ofSeconds(2);
    private static final Duration TO_LOOK = Duration.ofSeconds(5);
    private static final Duration TO_WORK = Duration.ofMinutes(10);
    private static final int SUCCESS = 2;
    private static final Set<Integer> OTHERS_AWAY = Set.of(502, 503, 504);

    /// Also a service that takes the address for something else that it has, and misses a parameter.
    static final Set<Integer> HAS_NO_SUCH = Set.of(400, 404, 405);

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TO_CONNECT)
            .build();

    /// Refusals are read by whoever works at this command line.
    private static final String LANGUAGE =
            Languages.ofCommandLine(System.getenv()).toLanguageTag();

    private final JsonMapper json = JsonMapper.shared();
    private final Service service;
    private final String node;
    private final URI base;
    private final ServiceToken token;

    /// @param node as `node-2`, where each has copies of its own; empty otherwise
    SyncEndpoints(Service service, String node, URI url, ServiceToken token) {
        this.service = service;
        this.node = node.isEmpty() ? "" : " (%s)".formatted(node);
        this.base = url.resolve("/internal/v1/");
        this.token = token;
    }

    /// In brackets behind a name; empty where there is only one.
    String node() {
        return node;
    }

    private record Domains(List<String> domains) {}

    private record Copies(List<CopyState> copies) {}

    private record Republished(long notices) {}

    /// What it owns, as `shops`.
    List<String> domains() {
        return look("domains", Domains.class).map(Domains::domains).orElse(List.of());
    }

    List<CopyState> copies() {
        return look("copies", Copies.class).map(Copies::copies).orElse(List.of());
    }

    CopyState copy(String name) {
        return send(request("copies/" + name, TO_LOOK).GET(), CopyState.class);
    }

    /// Begins an import of everything, or of what changed in a span of time.
    CopyState importAgain(String name, Optional<TimeSpan> span) {
        Object which = span.isPresent() ? span.get() : Map.of();
        return post("copies/%s/import".formatted(name), which, TO_LOOK, CopyState.class);
    }

    /// Compares a copy with its owner and returns when that is done.
    Audit audit(String name, boolean repair) {
        return post("copies/%s/audit?repair=%s".formatted(name, repair), Map.of(), TO_WORK, Audit.class);
    }

    /// How many notices were published; those it does not know have none.
    long republish(String domain, Collection<UUID> ids) {
        return republish(domain, Map.of("ids", ids));
    }

    /// How many notices were published.
    long republish(String domain, TimeSpan timeSpan) {
        return republish(domain, (Object) timeSpan);
    }

    private long republish(String domain, Object what) {
        return post("%s/republish".formatted(domain), what, TO_WORK, Republished.class)
                .notices();
    }

    private <T> Optional<T> look(String path, Class<T> type) {
        return exchange(request(path, TO_LOOK).GET().build(), type, HAS_NO_SUCH);
    }

    private <T> T post(String path, Object body, Duration within, Class<T> type) {
        var request = request(path, within).POST(BodyPublishers.ofString(json.writeValueAsString(body)));
        return send(request, type);
    }

    private <T> T send(HttpRequest.Builder request, Class<T> type) {
        return exchange(request.build(), type, Set.of()).orElseThrow();
    }

    private HttpRequest.Builder request(String path, Duration within) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(within)
                .header("Authorization", "Bearer " + token.issue(service.key()))
                .header("Accept-Language", LANGUAGE)
                .header("Content-Type", "application/json");
    }

    private <T> Optional<T> exchange(HttpRequest request, Class<T> type, Set<Integer> none) {
        try {
            var answer = HTTP.send(request, BodyHandlers.ofInputStream());
            try (var body = answer.body()) {
                if (none.contains(answer.statusCode())) {
                    return Optional.empty();
                }
                if (answer.statusCode() / 100 != SUCCESS) {
                    throw refused(answer.statusCode(), body);
                }
                return Optional.of(json.readValue(body, type));
            }
        } catch (ConnectException e) {
            throw unanswered(Reason.NOT_RUNNING, "does not run", e);
        } catch (HttpTimeoutException e) {
            throw unanswered(Reason.SILENT, "did not answer in time", e);
        } catch (IOException e) {
            throw unanswered(Reason.SILENT, "broke off its answer: " + e.getMessage(), e);
        } catch (JacksonException e) {
            throw unanswered(Reason.REFUSED, "gave an answer that cannot be read: " + e.getOriginalMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unanswered(Reason.SILENT, "was not waited for", e);
        }
    }

    private ServiceCallFailed refused(int status, InputStream body) {
        var reason = OTHERS_AWAY.contains(status) ? Reason.OTHERS_AWAY : Reason.REFUSED;
        try {
            var detail = json.readTree(body).path("detail").asString("");
            return unanswered(reason, "answered %d%s".formatted(status, detail.isEmpty() ? "" : ": " + detail), null);
        } catch (JacksonException e) {
            return unanswered(reason, "answered " + status, e);
        }
    }

    private ServiceCallFailed unanswered(Reason reason, String what, @Nullable Exception cause) {
        return new ServiceCallFailed(service, reason, node, what, cause);
    }
}
