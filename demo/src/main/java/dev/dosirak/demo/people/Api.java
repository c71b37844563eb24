package dev.dosirak.demo.people;

import dev.dosirak.platform.kernel.Languages;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// The connection of any number of people with the platform. One per program; every call blocks its (virtual) thread.
///
/// A lost connection, a timeout, a 5xx, a 429 and a lost race are all answered by asking again, with the same
/// `Idempotency-Key`, until [RetryPolicy] ends; any other 4xx is a [ApiRefusal] at once.
public final class Api implements AutoCloseable {

    /// The status of an attempt that got no answer.
    public static final int NO_ANSWER = 0;

    private static final JsonMapper JSON = JsonMapper.shared();

    /// Refusals are read by whoever works at this command line.
    private static final String LANGUAGE =
            Languages.ofCommandLine(System.getenv()).toLanguageTag();
    private static final String LOST_RACE = "changed-meanwhile";

    private final Endpoints endpoints;
    private final CallLog log;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .executor(threads)
            .build();
    private volatile boolean closed;

    public Api(Endpoints endpoints, CallLog log) {
        this.endpoints = endpoints;
        this.log = log;
    }

    URI gateway(String path) {
        return endpoints.gateway().resolve(path);
    }

    URI cardWindow(String path) {
        return endpoints.cardWindow().resolve(path);
    }

    /// @throws Refusal  on a 4xx that repeating would not heal
    /// @throws NoAnswer when patience ends first
    ApiResponse send(ApiCall apiCall, RetryPolicy retryPolicy) {
        var request = request(apiCall).timeout(retryPolicy.attempt()).build();
        long deadline = System.nanoTime() + retryPolicy.total().toNanos();
        for (int attempts = 1; ; attempts++) {
            int status = NO_ANSWER;
            var reason = "";
            IOException lost = null;
            long asked = 0;
            long begun = System.nanoTime();
            try {
                var response = client.send(request, BodyHandlers.ofByteArray());
                status = response.statusCode();
                asked = retryAfterMillis(response);
                var apiResponse = new ApiResponse(status, body(response), attempts);
                reason = apiResponse.body().path("reason").asString("");
                if (!isWorthRepeating(apiResponse)) {
                    log(apiCall, status, reason, begun);
                    return requireAccepted(apiCall, apiResponse);
                }
            } catch (IOException e) {
                lost = e;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new NoAnswer(apiCall, attempts, status, e);
            }
            log(apiCall, status, reason, begun);
            long pause = Math.max(asked, retryPolicy.pauseMillis(attempts));
            if (closed || System.nanoTime() + Duration.ofMillis(pause).toNanos() > deadline) {
                throw new NoAnswer(apiCall, attempts, status, lost);
            }
            sleep(apiCall, attempts, status, pause);
        }
    }

    /// Who is asked to come later comes later.
    private static long retryAfterMillis(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(it -> it.matches("\\d{1,5}"))
                .map(it -> Long.parseLong(it) * 1_000)
                .orElse(0L);
    }

    private static void sleep(ApiCall apiCall, int attempts, int status, long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoAnswer(apiCall, attempts, status, e);
        }
    }

    private static ApiResponse requireAccepted(ApiCall apiCall, ApiResponse apiResponse) {
        if (apiResponse.status() >= 400) {
            throw new ApiRefusal(apiCall, apiResponse);
        }
        return apiResponse;
    }

    private static boolean isWorthRepeating(ApiResponse apiResponse) {
        return apiResponse.status() >= 500
                || apiResponse.status() == 429
                || (apiResponse.status() == 409
                        && apiResponse.body().path("reason").asString("").equals(LOST_RACE));
    }

    /// Opens a stream that the platform keeps writing to; whoever opens it closes it.
    HttpResponse<InputStream> open(ApiCall apiCall) throws IOException, InterruptedException {
        return client.send(
                request(apiCall).timeout(RetryPolicy.DEFAULT.attempt()).build(), BodyHandlers.ofInputStream());
    }

    private static HttpRequest.Builder request(ApiCall apiCall) {
        var request = HttpRequest.newBuilder(apiCall.uri()).header("Accept-Language", LANGUAGE);
        apiCall.headers().forEach(request::header);
        if (apiCall.body() == null) {
            return request.method(apiCall.method(), BodyPublishers.noBody());
        }
        return request.header("Content-Type", "application/json")
                .method(apiCall.method(), BodyPublishers.ofByteArray(JSON.writeValueAsBytes(apiCall.body())));
    }

    private static JsonNode body(HttpResponse<byte[]> response) {
        if (response.body().length == 0) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(response.body());
        } catch (JacksonException e) {
            return MissingNode.getInstance(); // an error page of something in between says no more than its status
        }
    }

    private void log(ApiCall apiCall, int status, String reason, long begun) {
        var uri = apiCall.uri();
        var query = uri.getRawQuery();
        log.onAttempt(new CallLog.Attempt(
                apiCall.who(),
                apiCall.method(),
                uri.getPath() + (query == null ? "" : "?" + query),
                status,
                reason,
                Duration.ofNanos(System.nanoTime() - begun).toMillis()));
    }

    static @Nullable JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            return null;
        }
    }

    /// Calls still under way end without an answer, and none is repeated.
    @Override
    public void close() {
        closed = true;
        client.shutdownNow();
        threads.shutdownNow();
    }

    /// One thing to ask of the platform.
    ///
    /// @param who     on whose behalf, for those who watch the calls
    /// @param body    anything that can be written as JSON
    /// @param headers besides those of content and language
    record ApiCall(
            String who, String method, URI uri, @Nullable Object body, Map<String, String> headers) {}

    /// What the platform answered.
    ///
    /// @param body     a missing node when there was none
    /// @param attempts how often it had to be asked
    public record ApiResponse(int status, JsonNode body, int attempts) {}
}
