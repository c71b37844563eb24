package dev.dosirak.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Somebody who calls the service under test; with what is said of them they are another one:
/// `new HttpCaller(port).as("owner", mina).key("end-1").post("/api/v1/ads", "{}")`.
public final class HttpCaller {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final int port;
    private final List<String> headers;

    /// Nobody knows who it is.
    public HttpCaller(int port) {
        this(port, List.of());
    }

    private HttpCaller(int port, List<String> headers) {
        this.port = port;
        this.headers = headers;
    }

    public HttpCaller as(String role, UUID member) {
        return token(TestTokens.of(role, member));
    }

    public HttpCaller token(String token) {
        return with("Authorization", "Bearer " + token);
    }

    /// @param idempotencyKey of the next command; empty for none
    public HttpCaller key(String idempotencyKey) {
        return with("Idempotency-Key", idempotencyKey);
    }

    /// @param value empty where the header is not sent
    public HttpCaller with(String header, String value) {
        return value.isEmpty()
                ? this
                : new HttpCaller(
                        port,
                        Stream.concat(headers.stream(), Stream.of(header, value))
                                .toList());
    }

    public HttpResponse<String> get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    /// @param body JSON
    public HttpResponse<String> post(String path, String body) {
        return send("POST", path, BodyPublishers.ofString(body));
    }

    public HttpResponse<String> put(String path, String body) {
        return send("PUT", path, BodyPublishers.ofString(body));
    }

    public HttpResponse<String> delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody());
    }

    public HttpResponse<String> send(String method, String path, BodyPublisher body) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, body);
        if (body.contentLength() != 0) {
            request.header("Content-Type", "application/json");
        }
        for (int at = 0; at < headers.size(); at += 2) {
            request.header(headers.get(at), headers.get(at + 1));
        }
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    /// Why something was refused, as `unknown-order`.
    public static String reason(HttpResponse<String> answer) {
        return json(answer).path("reason").asString("");
    }
}
