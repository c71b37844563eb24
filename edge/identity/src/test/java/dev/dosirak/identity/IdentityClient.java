package dev.dosirak.identity;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Identity as somebody outside sees it.
final class IdentityClient {

    static final String OPERATOR_EMAIL = "ops@dosirak.example";
    static final String OPERATOR_PASSWORD = "the first operator";

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    private final String base;

    IdentityClient(String port) {
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

        String header(String name) {
            return http.headers().firstValue(name).orElse("");
        }
    }

    Answer get(String path, String token) {
        return send(request(path, token).GET());
    }

    Answer delete(String path, String token) {
        return send(request(path, token).DELETE());
    }

    Answer post(String path, String token, String body) {
        return post(path, token, body, UUID.randomUUID().toString());
    }

    Answer post(String path, String token, String body, String key) {
        return send(request(path, token).header("Idempotency-Key", key).POST(BodyPublishers.ofString(body)));
    }

    Answer english(String path, String body) {
        return send(request(path, "")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Accept-Language", "en")
                .POST(BodyPublishers.ofString(body)));
    }

    Answer logIn(String email, String password) {
        return post("/api/v1/tokens", "", """
                {"email": "%s", "password": "%s"}
                """.formatted(email, password));
    }

    Answer refresh(String refreshToken) {
        return post("/api/v1/tokens/refresh", "", """
                {"refreshToken": "%s"}
                """.formatted(refreshToken));
    }

    Answer register(String role, String email, String password) {
        return post("/api/v1/members", "", registration(role, email, password));
    }

    static String registration(String role, String email, String password) {
        return """
                {"role": "%s", "email": "%s", "password": "%s", "name": "김미나", "phone": "010-1234-5678"}
                """.formatted(role, email, password);
    }

    String operatorToken() {
        return logIn(OPERATOR_EMAIL, OPERATOR_PASSWORD).text("accessToken");
    }

    private HttpRequest.Builder request(String path, String token) {
        var request = HttpRequest.newBuilder(URI.create(base + path)).header("Content-Type", "application/json");
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private static Answer send(HttpRequest.Builder request) {
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
