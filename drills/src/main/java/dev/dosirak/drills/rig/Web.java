package dev.dosirak.drills.rig;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// JSON over HTTP for what is prepared and looked up beside the measurement.
public final class Web implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    /// @param status 0 when nobody answered
    /// @param body an object without fields when there was no JSON
    public record Answer(int status, JsonNode body) {

        /// @throws CannotMeasure when it is not a success
        public JsonNode required(String what) {
            if (status < 200 || status > 299) {
                throw new CannotMeasure("%s: %d %s".formatted(what, status, body));
            }
            return body;
        }

        /// A kept connection may be closed by the other end just when it is used. Both times the request has the same
        /// key.
        private boolean isBroken() {
            return status == 0;
        }
    }

    public Answer get(URI uri, String token) throws InterruptedException {
        return send("GET", uri, token, null);
    }

    /// A body that is no JSON.
    ///
    /// @throws CannotMeasure when it does not come
    public String text(URI uri, String token) throws InterruptedException {
        var request = HttpRequest.newBuilder(uri).timeout(LIMIT).header("Authorization", "Bearer " + token);
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new CannotMeasure("%s answers %d".formatted(uri, response.statusCode()));
            }
            return response.body();
        } catch (IOException e) {
            throw new CannotMeasure("%s does not answer: %s".formatted(uri, e), e);
        }
    }

    public Answer post(URI uri, String token, Object body) throws InterruptedException {
        return send("POST", uri, token, body);
    }

    public Answer put(URI uri, String token, Object body) throws InterruptedException {
        return send("PUT", uri, token, body);
    }

    /// A body as it is, whatever it is; none when it is empty.
    ///
    /// @param headers besides the usual ones, or instead of them
    public Answer send(String method, URI uri, String token, byte[] body, Map<String, String> headers)
            throws InterruptedException {
        var request = request(uri, token)
                .header("Content-Type", "application/json")
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        headers.forEach(request::setHeader);
        return send(request.build());
    }

    private static HttpRequest.Builder request(URI uri, String token) {
        var request = HttpRequest.newBuilder(uri)
                .timeout(LIMIT)
                .header("Idempotency-Key", UUID.randomUUID().toString());
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private Answer send(String method, URI uri, String token, @Nullable Object body) throws InterruptedException {
        var request = request(uri, token);
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .method(method, BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
        }
        var once = request.build();
        var answer = send(once);
        return answer.isBroken() ? send(once) : answer;
    }

    private Answer send(HttpRequest request) throws InterruptedException {
        try {
            var response = http.send(request, BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), read(response.body()));
        } catch (IOException e) {
            return new Answer(0, JSON.createObjectNode().put("failure", e.toString()));
        }
    }

    private static JsonNode read(byte[] body) {
        try {
            return body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
        } catch (JacksonException e) {
            return JSON.createObjectNode();
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
