package dev.dosirak.payment;

import dev.dosirak.pgsimulator.PgSimulatorApplication;
import dev.dosirak.platform.embedded.TestInfrastructure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The real gateway simulator with a database of its own, started once for all tests.
public final class Simulator {

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Simulator() {}

    private static final class Running {
        static final String URL = start();
    }

    /// Of the gateway after Toss Payments.
    public static String url() {
        return url("toss");
    }

    public static String url(String gateway) {
        return Running.URL + "/" + gateway;
    }

    private static String start() {
        var database = TestInfrastructure.get().newDatabase("pgsimulator");
        var context = SpringApplication.run(
                PgSimulatorApplication.class,
                "--server.port=0",
                "--spring.datasource.url=" + database.jdbcUrl(),
                "--spring.datasource.username=" + database.username(),
                "--spring.datasource.password=" + database.password());
        return "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
    }

    /// What the card window gives a customer's browser.
    public static String show(String cardNumber, UUID customer) {
        return send("POST", "/toss/window/cards", """
                {"number": "%s", "expiry": "2912", "birth": "900131", "customerKey": "%s"}
                """.formatted(cardNumber, customer))
                .get("authKey")
                .asString();
    }

    /// What the window of the gateway after PortOne gives a customer's browser.
    public static String issue(String cardNumber, UUID customer) {
        return send("POST", "/portone/window/billing-keys", """
                {"number": "%s", "expiry": "2912", "birth": "900131", "customerId": "%s"}
                """.formatted(cardNumber, customer))
                .get("billingKey")
                .asString();
    }

    public static void mode(String mode) {
        mode(mode, Duration.ofMillis(100));
    }

    public static void mode(String mode, Duration latency) {
        send("PUT", "/simulator/mode", """
                {"mode": "%s", "latencyMillis": %d}
                """.formatted(mode, latency.toMillis()));
    }

    /// What is wrong with a gateway's statements from now on.
    public static void statementFaults(String gateway, String faults) {
        send("PUT", "/simulator/" + gateway + "/statement-faults", faults);
    }

    /// The gateway takes back so much of a payment by itself.
    public static void reverse(UUID order, long won) {
        send("POST", "/simulator/payments/" + order + "/reversals", "{\"amount\": %d}".formatted(won));
    }

    /// What was taken for an order less what was given back, in won.
    public static long balance(UUID order) {
        long balance = 0;
        for (var entry : journal(order)) {
            long amount = entry.get("amount").asLong();
            balance += entry.get("kind").asString().equals("approval") ? amount : -amount;
        }
        return balance;
    }

    public static JsonNode journal(UUID order) {
        return send("GET", "/simulator/journal?orderId=" + order, "").get("items");
    }

    private static JsonNode send(String method, String path, String body) {
        var request = HttpRequest.newBuilder(URI.create(Running.URL + path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return JSON.readTree(HTTP.send(request, BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
