package dev.dosirak.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.dosirak.payment.charge.PaymentEvent;
import dev.dosirak.payment.charge.Payments;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.testing.EventContracts;
import dev.dosirak.platform.testing.ServiceTest;
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
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Walks through the whole service: a customer registers a card, an order comes over Kafka, the gateway is asked, the
/// world is told.
@ServiceTest(classes = PaymentApplication.class)
class PaymentJourneyTest implements WithSimulator {

    static final String GOOD_CARD = "4330120000001234";
    static final String DECLINED_CARD = "4330120000000001";
    static final String CARD_THAT_LOSES_ANSWERS = "4330120000000002";
    static final String CARD_THAT_STUMBLES = "4330120000000003";
    static final long LUNCH = 18_000;
    static final Duration LONG = Duration.ofSeconds(150);

    @Autowired
    TestEvents events;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Payments payments;

    @Autowired
    TransactionTemplate transaction;

    @LocalServerPort
    int port;

    final UUID mina = UUID.randomUUID();
    final UUID order = UUID.randomUUID();
    final HttpClient http = HttpClient.newHttpClient();
    final JsonMapper json = new JsonMapper();

    @AfterEach
    void getWell() {
        Simulator.mode("normal");
    }

    @Test
    void anOrderIsPaidAndRefundedOnce() throws Exception {
        place(register(GOOD_CARD));
        awaitState("approved");
        assertThat(Simulator.balance(order)).isEqualTo(LUNCH);

        refundRequested();
        awaitState("refunded");

        assertThat(Simulator.balance(order)).isZero();
        assertThat(payment().get("refunded").asLong()).isEqualTo(LUNCH);
        assertThat(payment().get("pg").asString()).isEqualTo("simulator");
        assertThat(published()).containsExactly("payment.approved.v1", "payment.refunded.v1");
        EventContracts.verify(jdbc);
    }

    @Test
    void aDeclinedCardIsToldAndStaysDeclined() throws Exception {
        place(register(DECLINED_CARD));
        awaitState("declined");

        assertThat(published()).containsExactly("payment.declined.v1");
        EventContracts.verify(jdbc);
    }

    @Test
    void somebodyElsesCardIsUnknown() throws Exception {
        place(UUID.randomUUID());
        awaitState("declined");

        assertThat(Simulator.journal(order)).isEmpty();
        assertThat(body("payment.declined.v1").get("reason").asString()).isEqualTo("payment-method-unknown");
    }

    @Test
    void aLostAnswerIsInquiredAndTheOrderIsPaidOnce() throws Exception {
        place(register(CARD_THAT_LOSES_ANSWERS));
        awaitState("approved");

        assertThat(Simulator.journal(order)).hasSize(1);
        assertThat(published()).containsExactly("payment.result-unknown.v1", "payment.approved.v1");
        EventContracts.verify(jdbc);
    }

    @Test
    void aBreakdownBeforeAnythingWasTakenIsTriedAgain() throws Exception {
        place(register(CARD_THAT_STUMBLES));
        awaitState("approved");

        assertThat(Simulator.journal(order)).hasSize(1);
    }

    /// As a record goes on that lost a race.
    @Test
    void whoWasTooLateMayGoOnInTheSameTransaction() {
        var nothing = payments.load(order);
        var barred = List.<PaymentEvent>of(new PaymentEvent.CancelledBeforeRequest(order, mina, Instant.now()));
        var other = UUID.randomUUID();
        payments.append(order, nothing, barred);

        transaction.executeWithoutResult(_ -> {
            assertThatThrownBy(() -> payments.append(order, nothing, barred)).isInstanceOf(Stale.class);
            payments.append(
                    other, nothing, List.of(new PaymentEvent.CancelledBeforeRequest(other, mina, Instant.now())));
        });

        assertThat(payments.load(other).version()).isEqualTo(1);
        assertThat(published()).containsExactly("payment.cancelled.v1");
    }

    @Test
    void anOrderCancelledWhileTheGatewayIsSilentIsNeverPaidInTheEnd() throws Exception {
        var card = register(GOOD_CARD);
        Simulator.mode("answer-lost");
        place(card);
        awaitState("unknown", "approved");
        cancelled();
        Simulator.mode("normal");

        awaitState("refunded");
        assertThat(Simulator.balance(order)).isZero();
    }

    @Test
    void anOrderCancelledBeforeItIsPlacedIsNeverAskedFor() throws Exception {
        var card = register(GOOD_CARD);
        cancelled();
        place(card);
        awaitState("cancelled");

        assertThat(published()).containsExactly("payment.cancelled.v1");
        assertThat(Simulator.journal(order)).isEmpty();
        EventContracts.verify(jdbc);
    }

    @Test
    void anApprovalThatHangsBeyondEveryPromiseIsGivenBack() throws Exception {
        var card = register(GOOD_CARD);
        Simulator.mode("late", Duration.ofSeconds(20));
        place(card);
        awaitState("unknown");
        cancelled();
        awaitState("cancelled");
        Simulator.mode("normal");
        assertThat(Simulator.balance(order)).as("the gateway still hangs").isZero();

        awaitState("refunded");
        assertThat(Simulator.journal(order)).hasSize(2);
        assertThat(Simulator.balance(order)).isZero();
        assertThat(published())
                .containsExactly("payment.result-unknown.v1", "payment.cancelled.v1", "payment.refunded.v1");
        EventContracts.verify(jdbc);
    }

    @Test
    void aCardIsNotChargedForAnOrderWhoseTimeIsUp() throws Exception {
        var card = register(GOOD_CARD);
        place(card, Instant.now().minusSeconds(1));
        awaitState("declined");

        assertThat(Simulator.journal(order)).isEmpty();
        assertThat(body("payment.declined.v1").get("reason").asString()).isEqualTo("not-paid-in-time");
        EventContracts.verify(jdbc);
    }

    @Test
    void aPaymentThatTheGatewayTakesBackIsToldAndShownToOperators() throws Exception {
        place(register(GOOD_CARD));
        awaitState("approved");
        Simulator.reverse(order, 8_000);

        awaitState("reversed");
        assertThat(payment().get("refunded").asLong()).isEqualTo(8_000);
        assertThat(published()).containsExactly("payment.approved.v1", "payment.reversed.v1");
        assertThat(task().get("kind").asString()).isEqualTo("reversed");
        assertThat(get("/api/v1/payments/tasks", "customer", mina).get("reason").asString())
                .isEqualTo("not-for-this-role");

        refundRequested();
        awaitState("refunded");
        assertThat(Simulator.balance(order)).as("what was left, and no more").isZero();
        assertThat(task().isMissingNode()).isTrue();
        EventContracts.verify(jdbc);
    }

    @Test
    void aRefusedRefundIsSomethingForPeopleAndIsNotWrittenDownForEver() throws Exception {
        place(register(GOOD_CARD));
        awaitState("approved");
        Simulator.mode("refuse-refund");
        refundRequested();
        await().atMost(LONG).until(() -> published().contains("payment.refund-stuck.v1"));

        assertThat(payment().get("state").asString()).isEqualTo("refund-pending");
        var task = task();
        assertThat(task.get("kind").asString()).isEqualTo("refund-stuck");
        assertThat(task.get("detail").asString()).contains("not-cancelable-payment");
        long written = events(order);
        jdbc.sql("update payment_due set due = now() where payment = ?")
                .param(order)
                .update();
        await().atMost(LONG)
                .until(() -> jdbc.sql("select looks from payment_due where payment = ?")
                                .param(order)
                                .query(Integer.class)
                                .single()
                        > 0);
        assertThat(events(order)).isEqualTo(written);

        Simulator.mode("normal");
        assertThat(post("/api/v1/payments/" + order + "/refund-retries", "operator"))
                .isEqualTo(204);
        awaitState("refunded");
        assertThat(task().isMissingNode()).isTrue();
        assertThat(post("/api/v1/payments/" + UUID.randomUUID() + "/refund-retries", "operator"))
                .isEqualTo(404);
        EventContracts.verify(jdbc);
    }

    @Test
    void anOrderThatWasCalledOffWithoutOurHearingOfItIsAskedAndRefunded() throws Exception {
        place(register(GOOD_CARD));
        awaitState("approved");
        ORDERS.put("orders", order, """
                {"facts": [{"id": "%s", "type": "order.refund-requested.v1", "sequence": 3,
                            "body": {"orderId": "%s", "customerId": "%s", "amount": %d, "reason": "shop rejected"}}]}
                """.formatted(UUID.randomUUID(), order, mina, LUNCH));

        awaitState("refunded");
        assertThat(Simulator.balance(order)).isZero();
    }

    @Test
    void whoHasLeftHasNoCardsAndPaysNoMore() throws Exception {
        var card = register(GOOD_CARD);
        place(card);
        awaitState("approved");
        events.publish("identity.member-left.v1", mina, 2, """
                {"memberId": "%s", "role": "customer", "at": "2026-11-21T03:00:00Z"}
                """.formatted(mina));
        await().atMost(LONG)
                .until(() -> get("/api/v1/payment-methods", "customer", mina)
                        .get("items")
                        .isEmpty());

        await().atMost(LONG)
                .untilAsserted(() -> assertThat(jdbc.sql("select count(*) from billing_key_to_revoke")
                                .query(Long.class)
                                .single())
                        .as("the gateway has forgotten the card, and so have we")
                        .isZero());
        assertThat(register(Simulator.show(GOOD_CARD, mina), "late")
                        .get("reason")
                        .asString())
                .as("the token has outlived its member")
                .isEqualTo("no-valid-token");
        assertThat(delete(card, mina)).isEqualTo(401);
        refundRequested();
        awaitState("refunded");
    }

    @Test
    void aCardBelongsToItsCustomer() throws Exception {
        var card = register(GOOD_CARD);
        var junho = UUID.randomUUID();

        assertThat(get("/api/v1/payment-methods", "customer", mina).get("items"))
                .hasSize(1);
        assertThat(get("/api/v1/payment-methods", "customer", junho).get("items"))
                .isEmpty();
        assertThat(delete(card, junho)).isEqualTo(404);
        assertThat(delete(card, mina)).isEqualTo(204);
        assertThat(delete(card, mina)).isEqualTo(404);
        assertThat(get("/api/v1/payment-methods", "owner", mina).get("reason").asString())
                .isEqualTo("not-for-this-role");
    }

    @Test
    void aPaymentIsShownToItsCustomerAndToOperatorsOnly() throws Exception {
        place(register(DECLINED_CARD));
        awaitState("declined");
        var path = "/api/v1/payments/" + order;

        assertThat(get(path, "operator", UUID.randomUUID()).get("amount").asLong())
                .isEqualTo(LUNCH);
        assertThat(get(path, "customer", UUID.randomUUID()).get("reason").asString())
                .isEqualTo("unknown-payment");
        assertThat(get(path, "rider", mina).get("reason").asString()).isEqualTo("unknown-payment");
    }

    @Test
    void aCardIsRegisteredOnceForTheSameRequestAndNotAtAllWithoutTheGateway() throws Exception {
        var authKey = Simulator.show(GOOD_CARD, mina);
        Simulator.mode("error");
        var away = register(authKey, "first");
        assertThat(away.get("reason").asString()).isEqualTo("pg-away");
        assertThat(away.get("status").asInt()).isEqualTo(409);
        Simulator.mode("normal");

        var card = register(authKey, "first");
        var shown =
                get("/api/v1/payment-methods", "customer", mina).get("items").get(0);
        assertThat(shown.get("card").get("number").asString()).isEqualTo("433012******1234");
        assertThat(register(authKey, "first")).isEqualTo(card);
        assertThat(jdbc.sql("select string_agg(body, ' ') from idempotency")
                        .query(String.class)
                        .single())
                .as("what is kept of commands, also when the card is removed")
                .contains(card.get("paymentMethodId").asString())
                .doesNotContain("433012");
        assertThat(register(authKey, "second").get("reason").asString()).isEqualTo("card-not-accepted");
    }

    private UUID register(String cardNumber) throws IOException, InterruptedException {
        var method =
                register(Simulator.show(cardNumber, mina), UUID.randomUUID().toString());
        return UUID.fromString(method.get("paymentMethodId").asString());
    }

    private JsonNode register(String authKey, String key) throws IOException, InterruptedException {
        return json.readTree(http.send(
                        request("/api/v1/payment-methods", "customer", mina)
                                .header("Content-Type", "application/json")
                                .header("Idempotency-Key", key)
                                .POST(HttpRequest.BodyPublishers.ofString("{\"authKey\": \"%s\"}".formatted(authKey)))
                                .build(),
                        BodyHandlers.ofString())
                .body());
    }

    private int delete(UUID method, UUID customer) throws IOException, InterruptedException {
        return http.send(
                        request("/api/v1/payment-methods/" + method, "customer", customer)
                                .DELETE()
                                .build(),
                        BodyHandlers.ofString())
                .statusCode();
    }

    private JsonNode get(String path, String role, UUID member) throws IOException, InterruptedException {
        return json.readTree(http.send(request(path, role, member).build(), BodyHandlers.ofString())
                .body());
    }

    private HttpRequest.Builder request(String path, String role, UUID member) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + TestTokens.of(role, member));
    }

    private JsonNode payment() throws IOException, InterruptedException {
        return get("/api/v1/payments/" + order, "customer", mina);
    }

    private void awaitState(String... states) {
        await().atMost(LONG)
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(
                        () -> assertThat(payment().path("state").asString("")).isIn((Object[]) states));
    }

    /// What people should look at about this order.
    private JsonNode task() throws IOException, InterruptedException {
        return get("/api/v1/payments/tasks", "operator", UUID.randomUUID())
                .get("items")
                .valueStream()
                .filter(it -> it.get("about").asString().equals(order.toString()))
                .findAny()
                .orElse(json.missingNode());
    }

    private int post(String path, String role) throws IOException, InterruptedException {
        return http.send(
                        request(path, role, UUID.randomUUID())
                                .POST(HttpRequest.BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.ofString())
                .statusCode();
    }

    private long events(UUID stream) {
        return jdbc.sql("select count(*) from event where stream = ?")
                .param(stream)
                .query(Long.class)
                .single();
    }

    /// As orders were placed before they said until when they wait.
    private void place(UUID method) {
        place(method, "");
    }

    private void place(UUID method, Instant payBy) {
        place(method, "\"payBy\": \"%s\",".formatted(payBy));
    }

    private void place(UUID method, String more) {
        events.publish("order.placed.v1", order, 1, """
                {"orderId": "%s", "customerId": "%s", "shopId": "%s", "total": %d, "paymentMethodId": "%s", %s
                 "at": "%s", "noteToShop": "안 맵게"}
                """.formatted(
                        order, mina, UUID.randomUUID(), LUNCH, method, more, Instant.now()));
    }

    private void cancelled() {
        events.publish("order.payment-cancelled.v1", order, 2, """
                {"orderId": "%s", "customerId": "%s", "by": "customer", "reason": "변심"}
                """.formatted(order, mina));
    }

    private void refundRequested() {
        events.publish("order.refund-requested.v1", order, 3, """
                {"orderId": "%s", "customerId": "%s", "amount": %d, "reason": "shop rejected"}
                """.formatted(order, mina, LUNCH));
    }

    private List<String> published() {
        return jdbc.sql("select type from outbox where aggregateid = ? order by sequence")
                .param(order)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private JsonNode body(String type) {
        return json.readTree(jdbc.sql("select payload from outbox where aggregateid = ? and type = ?")
                .params(order, type)
                .query((row, _) -> row.getString(1))
                .single());
    }
}
