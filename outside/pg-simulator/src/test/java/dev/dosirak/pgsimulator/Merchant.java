package dev.dosirak.pgsimulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A merchant with the simulator's secret key.
final class Merchant {

    static final String MINA = "7f1b3c9e-mina";

    private static final JsonMapper JSON = new JsonMapper();
    static final String ADMIN_KEY = "ak_of_this_test";
    private static final String CREDENTIALS = basic("test_sk_dosirak");

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String url;

    Merchant(int port) {
        this.url = "http://localhost:" + port;
    }

    record Answer(int status, JsonNode body) {
        String text(String field) {
            return body.path(field).asString("");
        }

        long won(String field) {
            return body.path(field).asLong(-1);
        }
    }

    /// The billing key of a card that Mina shows.
    String card(String number) throws IOException, InterruptedException {
        var shown = post("/window/cards", null, """
                {"number": "%s", "expiry": "2912", "birth": "900131", "customerKey": "%s"}
                """.formatted(number, MINA));
        return register(shown.text("authKey"), UUID.randomUUID().toString()).text("billingKey");
    }

    Answer register(String authKey, String key) throws IOException, InterruptedException {
        return post("/v1/billing/authorizations/issue", key, """
                {"authKey": "%s", "customerKey": "%s"}
                """.formatted(authKey, MINA));
    }

    Answer pay(String card, String order, long won, String key) throws IOException, InterruptedException {
        return post("/v1/billing/" + card, key, """
                {"customerKey": "%s", "amount": %d, "orderId": "%s", "orderName": "김밥 두 줄"}
                """.formatted(MINA, won, order));
    }

    Answer forget(String card) throws IOException, InterruptedException {
        return send(request("/v1/billing/" + card).DELETE());
    }

    Answer cancel(String payment, Optional<Long> won, String key) throws IOException, InterruptedException {
        var amount = won.map(it -> ", \"cancelAmount\": " + it).orElse("");
        return post("/v1/payments/" + payment + "/cancel", key, "{\"cancelReason\": \"변심\"%s}".formatted(amount));
    }

    Answer order(String order) throws IOException, InterruptedException {
        return send(request("/v1/payments/orders/" + order).GET());
    }

    Answer journal(String order) throws IOException, InterruptedException {
        return send(admin("/simulator/journal?orderId=" + order).GET());
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    Answer mode(String mode) throws IOException, InterruptedException {
        return send(admin("/simulator/mode")
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(mode)));
    }

    Answer reverse(String order, Optional<Long> won) throws IOException, InterruptedException {
        var amount = won.map(it -> "\"amount\": " + it).orElse("");
        return send(admin("/simulator/payments/" + order + "/reversals")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{" + amount + "}")));
    }

    Answer books(String path) throws IOException, InterruptedException {
        return send(admin(path).GET());
    }

    Answer stranger(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url + path)).GET());
    }

    private Answer post(String path, @org.jspecify.annotations.Nullable String key, String json)
            throws IOException, InterruptedException {
        var request = request(path).header("Content-Type", "application/json");
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return send(request.POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private HttpRequest.Builder request(String path) {
        return request(path, CREDENTIALS);
    }

    private HttpRequest.Builder admin(String path) {
        return request(path, basic(ADMIN_KEY));
    }

    private HttpRequest.Builder request(String path, String credentials) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", credentials);
    }

    private static String basic(String key) {
        return "Basic " + Base64.getEncoder().encodeToString((key + ":").getBytes(UTF_8));
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        return new Answer(response.statusCode(), JSON.readTree(response.body()));
    }
}
