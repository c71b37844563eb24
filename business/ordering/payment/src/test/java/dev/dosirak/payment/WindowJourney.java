package dev.dosirak.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dosirak.platform.testing.HttpCaller;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Mina pays her order in a window.
abstract class WindowJourney extends PaymentJourney {

    private static final List<String> ALL = List.of("toss", "nice", "portone");

    @AfterEach
    void windowsOfAll() {
        ALL.forEach(it -> offer(it, true));
    }

    /// An operator has turned the others off.
    void onlyWindowsOf(String gateway) {
        offer(gateway, true);
        ALL.forEach(it -> offer(it, it.equals(gateway)));
    }

    private void offer(String gateway, boolean on) {
        var answer = new HttpCaller(port)
                .as("operator", UUID.randomUUID())
                .put(
                        "/api/v1/payments/gateways/" + gateway + "/methods/payment-window/switch",
                        "{\"on\": %s, \"why\": \"a test\"}".formatted(on));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }

    void placeForWindow(Instant payBy) {
        placeForWindow(LUNCH, "", payBy);
    }

    void placeForWindow(long won, String more, Instant payBy) {
        events.publish("order.placed.v1", order, 1, """
                {"orderId": "%s", "customerId": "%s", "shopId": "%s", "total": %d, "paymentWay": "payment-window",
                 %s "payBy": "%s", "at": "%s"}
                """.formatted(
                        order, mina, UUID.randomUUID(), won, more, payBy, Instant.now()));
    }

    /// When the order has reached payment, and the gateway has time for us.
    JsonNode open() {
        return json.readTree(await().atMost(LONG)
                .until(() -> http.send(windows(mina).build(), BodyHandlers.ofString()), it -> it.statusCode() == 201)
                .body());
    }

    HttpRequest.Builder windows(UUID customer) {
        return request("/api/v1/payments/" + order + "/windows", "customer", customer)
                .POST(BodyPublishers.noBody());
    }

    static Map<String, String> authorized(JsonNode window, String card) {
        return Simulator.pay(window.get("url").asString(), parameters(window), card);
    }

    static Map<String, String> parameters(JsonNode window) {
        var parameters = new HashMap<String, String>();
        addParameters("", window.get("parameters"), parameters);
        return parameters;
    }

    /// As the gateway's script sends them.
    private static void addParameters(String within, JsonNode fields, Map<String, String> parameters) {
        for (var field : fields.properties()) {
            if (field.getValue().isObject()) {
                addParameters(within + field.getKey() + ".", field.getValue(), parameters);
            } else {
                parameters.put(within + field.getKey(), field.getValue().asString());
            }
        }
    }

    static Map<String, String> with(Map<String, String> back, String name, String value) {
        var changed = new HashMap<>(back);
        changed.put(name, value);
        return changed;
    }

    HttpResponse<String> comeBack(Map<String, String> back) throws IOException, InterruptedException {
        return comeBack(mina, back);
    }

    /// The app hands over what stands in its address.
    HttpResponse<String> comeBack(UUID customer, Map<String, String> back) throws IOException, InterruptedException {
        var form = new HashMap<String, Object>(back);
        form.keySet().retainAll(List.of("orderId", "paymentKey", "authToken", "signature"));
        form.put("amount", Long.valueOf(back.get("amount")));
        return http.send(
                request("/api/v1/payments/" + order + "/returns", "customer", customer)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(BodyPublishers.ofString(new JsonMapper().writeValueAsString(form)))
                        .build(),
                BodyHandlers.ofString());
    }

    void assertRefused(int status, String reason, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json.readTree(answer.body()).get("reason").asString()).isEqualTo(reason);
    }

    /// A no to what was authorized, after which another window may be opened.
    void awaitNo(String reason) throws IOException, InterruptedException {
        await().atMost(LONG)
                .untilAsserted(
                        () -> assertThat(payment().path("reason").asString("")).isEqualTo(reason));
        assertThat(payment().get("state").asString()).isEqualTo("awaiting-customer");
    }
}
