package dev.dosirak.gateway;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Somebody in front of the gateway.
final class TestClient {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper JSON = new JsonMapper();

    /// More than the gateway has with any service.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String base;

    TestClient(String port) {
        this.base = "http://localhost:" + port;
    }

    record Answer(HttpResponse<String> http) {

        int status() {
            return http.statusCode();
        }

        JsonNode json() {
            return JSON.readTree(http.body());
        }

        String text(String field) {
            return json().path(field).asString("");
        }

        /// What the service was sent.
        String sent(String header) {
            return json().path("headers").path(header).asString("");
        }

        String header(String name) {
            return http.headers().firstValue(name).orElse("");
        }
    }

    HttpRequest.Builder asking(String address) {
        return HttpRequest.newBuilder(URI.create(base + address)).timeout(PATIENCE);
    }

    HttpRequest.Builder member(String address) {
        return asking(address).header("Authorization", "Bearer " + TokenForge.good());
    }

    Answer get(String address) {
        return send(asking(address));
    }

    Answer asMember(String address) {
        return send(member(address));
    }

    Answer post(String address, byte[] body) {
        return send(member(address).POST(BodyPublishers.ofByteArray(body)));
    }

    /// Without saying how long it will be.
    Answer postInChunks(String address, byte[] body) {
        BodyPublisher chunks = BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(body));
        return send(member(address).POST(chunks));
    }

    Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(CLIENT.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
