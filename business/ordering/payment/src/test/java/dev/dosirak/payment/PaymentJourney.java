package dev.dosirak.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dosirak.platform.testing.TestDataOwners;
import dev.dosirak.platform.testing.TestEvents;
import dev.dosirak.platform.testing.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Mina and her order meet the whole service, with short pauses and with the simulator as its gateway; one context for
/// all classes.
abstract class PaymentJourney {

    static final String GOOD_CARD = "4330120000001234";
    static final String DECLINED_CARD = "4330120000000001";
    static final String CARD_THAT_LOSES_ANSWERS = "4330120000000002";
    static final String CARD_THAT_STUMBLES = "4330120000000003";
    static final long LUNCH = 18_000;
    static final Duration LONG = Duration.ofSeconds(150);

    /// The order service, as far as it is asked.
    static final TestDataOwners ORDERS = TestDataOwners.of("orders");

    @Autowired
    TestEvents events;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    final UUID mina = UUID.randomUUID();
    final UUID order = UUID.randomUUID();
    final HttpClient http = HttpClient.newHttpClient();
    final JsonMapper json = new JsonMapper();

    @DynamicPropertySource
    static void gateway(DynamicPropertyRegistry properties) {
        for (var gateway : List.of("toss", "nice", "portone")) {
            var its = "dosirak.payment.gateways." + gateway;
            properties.add(its + ".url", () -> Simulator.url(gateway));
            properties.add(its + ".longest-answer", () -> "2s");
            properties.add(its + ".answer-within", () -> "1s");
        }
        properties.add("dosirak.payment.repeat-after", () -> "2s");
        properties.add("dosirak.payment.first-pause", () -> "200ms");
        properties.add("dosirak.payment.late-looks", () -> "1s,4s,8s,1d");
        properties.add("dosirak.payment.order-looks", () -> "2s,4s,8s,12s");
        properties.add("dosirak.payment.order-service", ORDERS::url);
        properties.add("dosirak.payment.compare-every", () -> "${compare.every:1s}");
        properties.add("dosirak.payment.compare-behind", () -> "0s");
    }

    @AfterEach
    void getWell() {
        Simulator.mode("normal");
    }

    UUID register(String cardNumber) throws IOException, InterruptedException {
        var method =
                register(Simulator.show(cardNumber, mina), UUID.randomUUID().toString());
        return UUID.fromString(method.get("paymentMethodId").asString());
    }

    JsonNode register(String authKey, String key) throws IOException, InterruptedException {
        return json.readTree(http.send(
                        request("/api/v1/payment-methods", "customer", mina)
                                .header("Content-Type", "application/json")
                                .header("Idempotency-Key", key)
                                .POST(HttpRequest.BodyPublishers.ofString("{\"authKey\": \"%s\"}".formatted(authKey)))
                                .build(),
                        BodyHandlers.ofString())
                .body());
    }

    JsonNode get(String path, String role, UUID member) throws IOException, InterruptedException {
        return json.readTree(http.send(request(path, role, member).build(), BodyHandlers.ofString())
                .body());
    }

    HttpRequest.Builder request(String path, String role, UUID member) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + TestTokens.of(role, member));
    }

    JsonNode payment() throws IOException, InterruptedException {
        return get("/api/v1/payments/" + order, "customer", mina);
    }

    void awaitState(String... states) {
        await().atMost(LONG)
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(
                        () -> assertThat(payment().path("state").asString("")).isIn((Object[]) states));
    }

    /// What people should look at about this order. Other tests leave tasks as well.
    JsonNode task() throws IOException, InterruptedException {
        var cursor = "0";
        while (true) {
            var page = get("/api/v1/payments/tasks?cursor=" + cursor, "operator", UUID.randomUUID());
            var ours = page.get("items")
                    .valueStream()
                    .filter(it -> it.get("about").asString().equals(order.toString()))
                    .findAny();
            if (ours.isPresent() || page.get("next").isNull()) {
                return ours.orElse(json.missingNode());
            }
            cursor = page.get("next").asString();
        }
    }

    /// As orders were placed before they said until when they wait.
    void place(UUID method) {
        place(method, "");
    }

    void place(UUID method, Instant payBy) {
        place(method, "\"payBy\": \"%s\",".formatted(payBy));
    }

    void place(UUID method, String more) {
        place(method, LUNCH, more);
    }

    void place(UUID method, long won, String more) {
        events.publish("order.placed.v1", order, 1, """
                {"orderId": "%s", "customerId": "%s", "shopId": "%s", "total": %d, "paymentMethodId": "%s", %s
                 "at": "%s", "noteToShop": "안 맵게"}
                """.formatted(
                        order, mina, UUID.randomUUID(), won, method, more, Instant.now()));
    }

    void cancelled() {
        events.publish("order.payment-cancelled.v1", order, 2, """
                {"orderId": "%s", "customerId": "%s", "by": "customer", "reason": "변심"}
                """.formatted(order, mina));
    }

    void refundRequested() {
        events.publish("order.refund-requested.v1", order, 3, """
                {"orderId": "%s", "customerId": "%s", "amount": %d, "reason": "shop rejected"}
                """.formatted(order, mina, LUNCH));
    }

    /// What becomes unknown of this order is not due before.
    void inquireInAnHour() {
        jdbc.sql("""
                create or replace function in_an_hour() returns trigger language plpgsql as $$
                begin new.due := now() + interval '1 hour'; return new; end $$
                """).update();
        jdbc.sql("""
                create or replace trigger in_an_hour before insert or update on payment_due
                   for each row when (new.state = 'unknown' and new.payment = '%s') execute function in_an_hour()
                """.formatted(order)).update();
    }

    List<String> published() {
        return jdbc.sql("select type from outbox where aggregateid = ? order by sequence")
                .param(order)
                .query((row, _) -> row.getString(1))
                .list();
    }

    JsonNode body(String type) {
        return json.readTree(jdbc.sql("select payload from outbox where aggregateid = ? and type = ?")
                .params(order, type)
                .query((row, _) -> row.getString(1))
                .single());
    }
}
