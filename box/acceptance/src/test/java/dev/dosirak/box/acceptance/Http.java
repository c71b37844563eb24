package dev.dosirak.box.acceptance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Plain HTTP without patience or good manners: what is asked is what is sent, once.
record Http(HttpClient client, URI base, Map<String, String> headers) {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    /// On behalf of whoever holds this token.
    Http as(String token) {
        return with("Authorization", "Bearer " + token);
    }

    Http with(String header, String value) {
        var all = new HashMap<>(headers);
        all.put(header, value);
        return new Http(client, base, Map.copyOf(all));
    }

    Reply get(String path) {
        return send("GET", path, null);
    }

    Reply delete(String path) {
        return send("DELETE", path, null);
    }

    Reply put(String path, Object body) {
        return send("PUT", path, body);
    }

    /// With a fresh `Idempotency-Key` unless there is one already.
    Reply post(String path, @Nullable Object body) {
        var keyed = headers.containsKey("Idempotency-Key")
                ? this
                : with("Idempotency-Key", UUID.randomUUID().toString());
        return keyed.send("POST", path, body);
    }

    /// @param body text is sent as it is, anything else as JSON
    Reply send(String method, String path, @Nullable Object body) {
        var request = request(path);
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            var text = body instanceof String raw ? raw : JsonMapper.shared().writeValueAsString(body);
            request.method(method, BodyPublishers.ofString(text));
            if (!headers.containsKey("Content-Type")) {
                request.header("Content-Type", "application/json");
            }
        }
        try {
            var response = client.send(request.timeout(LIMIT).build(), BodyHandlers.ofString());
            return new Reply(method + " " + path, response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new AssertionError("%s %s got no answer".formatted(method, path), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    HttpRequest.Builder request(String path) {
        // Not resolved: paths that try to climb out must be sent as they stand.
        var request = HttpRequest.newBuilder(URI.create(base + path));
        headers.forEach(request::header);
        return request;
    }
}
