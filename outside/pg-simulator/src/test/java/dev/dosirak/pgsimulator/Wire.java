package dev.dosirak.pgsimulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Somebody with an `Authorization` header who talks to the simulator.
public final class Wire {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String url;
    private final String authorization;

    /// @param authorization empty for none
    public Wire(int port, String authorization) {
        this.url = "http://localhost:" + port;
        this.authorization = authorization;
    }

    public record Answer(int status, JsonNode body) {
        public String text(String field) {
            return body.path(field).asString("");
        }

        public long won(String field) {
            return body.path(field).asLong(-1);
        }
    }

    public static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
    }

    public Answer get(String path) throws IOException, InterruptedException {
        return send("GET", path, Map.of(), "");
    }

    public Answer delete(String path) throws IOException, InterruptedException {
        return send("DELETE", path, Map.of(), "");
    }

    public Answer put(String path, String json) throws IOException, InterruptedException {
        return send("PUT", path, Map.of(), json);
    }

    public Answer post(String path, String json) throws IOException, InterruptedException {
        return post(path, Map.of(), json);
    }

    public Answer post(String path, Map<String, String> headers, String json) throws IOException, InterruptedException {
        return send("POST", path, headers, json);
    }

    private Answer send(String method, String path, Map<String, String> headers, String json)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(20))
                .method(method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        headers.forEach(request::header);
        if (!json.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        return new Answer(response.statusCode(), JSON.readTree(response.body()));
    }
}
