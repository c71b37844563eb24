package dev.dosirak.pgsimulator.portone.web;

import static dev.dosirak.pgsimulator.portone.web.PortOneMerchant.quoted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.pgsimulator.Admin;
import dev.dosirak.pgsimulator.PgSimulatorApplication;
import dev.dosirak.pgsimulator.Wire;
import dev.dosirak.pgsimulator.Wire.Answer;
import dev.dosirak.pgsimulator.gateway.IdempotentAnswers;
import dev.dosirak.pgsimulator.gateway.PgError;
import dev.dosirak.pgsimulator.gateway.PgError.Reason;
import dev.dosirak.pgsimulator.gateway.web.DescribedGateways;
import dev.dosirak.platform.testing.ServiceTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServiceTest(
        classes = {PgSimulatorApplication.class, DescribedGateways.class},
        properties = {"spring.application.name=pgsimulator", Admin.LOCK, Admin.NO_WEBHOOKS})
class PortOneTest {

    static final String GOOD_CARD = "4330120000001234";
    static final String DECLINED_CARD = "4330120000000001";
    static final String CARD_THAT_LOSES_ANSWERS = "4330120000000002";
    static final String CARD_THAT_STUMBLES = "4330120000000003";
    static final long LUNCH = 12_000;

    @LocalServerPort
    int port;

    @Autowired
    IdempotentAnswers idempotentAnswers;

    @Autowired
    JdbcClient jdbc;

    Admin admin = new Admin(0);
    PortOneMerchant merchant = new PortOneMerchant(0);
    final String order = UUID.randomUUID().toString();

    @BeforeEach
    void meet() {
        admin = new Admin(port);
        merchant = new PortOneMerchant(port);
    }

    @AfterEach
    void getWell() throws Exception {
        admin.everybodyGetsWell();
    }

    @Test
    void anOrderIsPaidByARegisteredCardAndStandsInTheJournal() throws Exception {
        var paid = merchant.pay(merchant.card(GOOD_CARD), order, LUNCH);
        var found = merchant.payment(order);

        assertThat(paid.status()).isEqualTo(200);
        assertThat(paid.body().get("payment").get("paidAt"))
                .isEqualTo(found.body().get("paidAt"));
        assertThat(found.text("status")).isEqualTo("PAID");
        assertThat(found.text("id")).isEqualTo(order);
        var amount = found.body().get("amount");
        assertThat(amount.get("total").asLong()).isEqualTo(LUNCH);
        assertThat(amount.get("vat").asLong()).isEqualTo(1_091);
        assertThat(amount.get("supply").asLong()).isEqualTo(10_909);
        assertThat(amount.get("cancelled").asLong()).isZero();
        var card = found.body().get("method").get("card");
        assertThat(card.get("issuer").asString()).isEqualTo("LOTTE_CARD");
        assertThat(card.get("number").asString()).isEqualTo("433012******1234");
        assertThat(found.body().has("cancellations")).isFalse();
        assertThat(admin.journal(order).findValuesAsString("gateway")).containsExactly("portone");
    }

    @Test
    void theWindowsBillingKeyIsShownAndForgotten() throws Exception {
        var card = merchant.card(GOOD_CARD);
        var shown = merchant.billingKey(card);

        assertThat(shown.text("status")).isEqualTo("ISSUED");
        assertThat(shown.body().get("customer").get("id").asString()).isEqualTo(PortOneMerchant.MINA);
        assertThat(shown.body().get("methods").get(0).get("card").get("number").asString())
                .isEqualTo("433012******1234");
        assertThat(merchant.payFor("somebody", card, order, LUNCH, quoted("else-" + order))
                        .text("type"))
                .isEqualTo("FORBIDDEN");
        assertThat(merchant.delete(card).body().has("deletedAt")).isTrue();
        assertThat(merchant.billingKey(card).text("status")).isEqualTo("DELETED");
        assertThat(merchant.delete(card).text("type")).isEqualTo("BILLING_KEY_ALREADY_DELETED");
        assertThat(merchant.pay(card, order, LUNCH).text("type")).isEqualTo("BILLING_KEY_ALREADY_DELETED");
        assertThat(merchant.billingKey("nobody").text("type")).isEqualTo("BILLING_KEY_NOT_FOUND");
    }

    @Test
    void theSameKeyGetsTheSameAnswerForThreeHours() throws Exception {
        var card = merchant.card(GOOD_CARD);
        var key = quoted("first-" + order);
        var paid = merchant.pay(card, order, LUNCH, key);

        assertThat(merchant.pay(card, order, LUNCH, key)).isEqualTo(paid);
        assertThat(merchant.pay(card, order, LUNCH + 1, key).text("type")).isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(merchant.pay(card, order, LUNCH, quoted("second-" + order)).text("type"))
                .isEqualTo("ALREADY_PAID");
        assertThat(merchant.pay(card, order, LUNCH, "first-" + order).text("type"))
                .as("without quotes")
                .isEqualTo("INVALID_REQUEST");
        assertThat(merchant.pay(card, order, LUNCH, quoted("short")).text("type"))
                .isEqualTo("INVALID_REQUEST");

        jdbc.sql("update answer set at = at - interval '3 hours' where key = ?")
                .param(key)
                .update();
        assertThat(merchant.pay(card, order, LUNCH, key).text("type")).isEqualTo("ALREADY_PAID");
        assertThat(admin.journal(order)).hasSize(1);
    }

    @Test
    void theSameRequestIsRefusedWhileTheFirstIsUnderWay() {
        var outstanding = idempotentAnswers.alone(PortOneDialect.IDEMPOTENCY, order, () -> {
            try {
                return idempotentAnswers.alone(PortOneDialect.IDEMPOTENCY, order, () -> Optional.<Reason>empty());
            } catch (PgError no) {
                return Optional.of(no.reason());
            }
        });

        assertThat(outstanding).contains(Reason.IDEMPOTENCY_KEY_OUTSTANDING);
        assertThat(idempotentAnswers.alone(PortOneDialect.IDEMPOTENCY, order, () -> "done"))
                .isEqualTo("done");
    }

    @Test
    void anOrderIsPaidOnceHoweverManyAskAtOnce() throws Exception {
        var card = merchant.card(GOOD_CARD);
        var all = new ArrayList<Callable<Answer>>();
        for (int i = 0; i < 8; i++) {
            all.add(() -> merchant.pay(card, order, LUNCH));
            all.add(() ->
                    merchant.pay(card, order, LUNCH, quoted(UUID.randomUUID().toString())));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(all)) {
                assertThat(answer.get().status()).isIn(200, 409);
                assertThat(answer.get().text("type")).isIn("", "ALREADY_PAID", "IDEMPOTENCY_OUTSTANDING_REQUEST");
            }
        }

        assertThat(admin.journal(order)).hasSize(1);
    }

    @Test
    void whatWasPaidIsGivenBackInPartsAndNeverMoreThanThat() throws Exception {
        merchant.pay(merchant.card(GOOD_CARD), order, LUNCH);

        var part = merchant.cancel(
                order, ", \"amount\": 2000, \"currentCancellableAmount\": 12000", quoted("part-" + order));
        assertThat(part.body().get("cancellation").get("status").asString()).isEqualTo("SUCCEEDED");
        assertThat(part.body().get("cancellation").get("totalAmount").asLong()).isEqualTo(2_000);
        assertThat(merchant.payment(order).text("status")).isEqualTo("PARTIAL_CANCELLED");
        assertThat(merchant.cancel(
                                order,
                                ", \"amount\": 2000, \"currentCancellableAmount\": 12000",
                                quoted("stale-" + order))
                        .text("type"))
                .isEqualTo("CANCELLABLE_AMOUNT_CONSISTENCY_BROKEN");
        assertThat(merchant.cancel(order, ", \"amount\": 10001", quoted("much-" + order))
                        .text("type"))
                .isEqualTo("CANCEL_AMOUNT_EXCEEDS_CANCELLABLE_AMOUNT");

        var rest = merchant.cancel(order, "", quoted("rest-" + order));
        assertThat(rest.body().get("cancellation").get("totalAmount").asLong()).isEqualTo(10_000);
        assertThat(merchant.cancel(order, "", quoted("rest-" + order))).isEqualTo(rest);
        assertThat(merchant.cancel(order, "", quoted("again-" + order)).text("type"))
                .isEqualTo("PAYMENT_ALREADY_CANCELLED");
        var found = merchant.payment(order);
        assertThat(found.text("status")).isEqualTo("CANCELLED");
        assertThat(found.body().get("amount").get("cancelled").asLong()).isEqualTo(LUNCH);
        assertThat(found.body().get("cancellations")).hasSize(2);
        assertThat(merchant.cancel("nobody", "", quoted("nobody-" + order)).text("type"))
                .isEqualTo("PAYMENT_NOT_FOUND");
    }

    @Test
    void aDeclinedTryIsRememberedAndTheOrderMayBePaidStill() throws Exception {
        var declined = merchant.pay(merchant.card(DECLINED_CARD), order, LUNCH, quoted("declined-" + order));

        assertThat(declined.status()).isEqualTo(502);
        assertThat(declined.text("type")).isEqualTo("PG_PROVIDER");
        assertThat(declined.text("pgCode")).isEqualTo("3095");
        var failed = merchant.payment(order);
        assertThat(failed.status()).isEqualTo(200);
        assertThat(failed.text("status")).isEqualTo("FAILED");
        assertThat(failed.body().get("amount").get("paid").asLong()).isZero();
        assertThat(merchant.cancel(order, "", quoted("cancel-" + order)).text("type"))
                .isEqualTo("PAYMENT_NOT_PAID");
        assertThat(admin.journal(order)).isEmpty();

        assertThat(merchant.pay(merchant.card(GOOD_CARD), order, LUNCH).status())
                .isEqualTo(200);
        assertThat(merchant.payment(order).text("status")).isEqualTo("PAID");
    }

    @Test
    void cardsBehaveAsTheirLastDigitsSay() throws Exception {
        var stumbling = merchant.card(CARD_THAT_STUMBLES);
        assertThat(merchant.pay(stumbling, order, LUNCH).status()).isEqualTo(500);
        assertThat(merchant.payment(order).text("type")).isEqualTo("PAYMENT_NOT_FOUND");
        assertThat(merchant.pay(stumbling, order, LUNCH).status()).isEqualTo(200);

        var other = UUID.randomUUID().toString();
        var silent = merchant.card(CARD_THAT_LOSES_ANSWERS);
        assertThatThrownBy(() -> merchant.pay(silent, other, LUNCH)).isInstanceOf(IOException.class);
        assertThat(merchant.payment(other).text("status")).isEqualTo("PAID");
        assertThat(merchant.pay(merchant.card(GOOD_CARD), UUID.randomUUID().toString(), 99)
                        .text("type"))
                .isEqualTo("INVALID_REQUEST");
    }

    @Test
    void itFailsInTheWayItIsTold() throws Exception {
        var card = merchant.card(GOOD_CARD);

        admin.mode("portone", "{\"mode\": \"refuse\"}");
        assertThat(merchant.pay(card, order, LUNCH, quoted("refused-" + order)).text("pgCode"))
                .isEqualTo("3095");
        admin.mode("portone", "{\"mode\": \"brand\", \"issuer\": \"lotte\"}");
        assertThat(merchant.pay(card, order, LUNCH, quoted("brand-" + order)).text("pgCode"))
                .isEqualTo("2159");
        admin.mode("portone", "{\"mode\": \"normal\"}");
        merchant.pay(card, order, LUNCH);
        admin.mode("portone", "{\"mode\": \"error\"}");
        assertThat(merchant.payment(order).text("type")).isEqualTo("INTERNAL_SERVER_ERROR");
        admin.mode("portone", "{\"mode\": \"refuse-refund\"}");
        assertThat(merchant.cancel(order, "", quoted("refused-refund-" + order)).text("pgCode"))
                .isEqualTo("2014");
        admin.mode("portone", "{\"mode\": \"short-balance\"}");
        assertThat(merchant.cancel(order, "", quoted("short-balance-" + order)).text("pgCode"))
                .isEqualTo("2023");
        admin.mode("portone", "{\"mode\": \"normal\", \"requestsPerSecond\": 0}");
        assertThat(merchant.payment(order).status()).isEqualTo(429);
        admin.mode("portone", "{\"mode\": \"answer-lost\"}");
        assertThatThrownBy(() -> merchant.cancel(order, "", quoted("lost-" + order)))
                .isInstanceOf(IOException.class);
        assertThat(merchant.payment(order).text("status")).isEqualTo("CANCELLED");
    }

    @Test
    void whatComesLateIsDoneThoughNobodyWaits() throws Exception {
        var card = merchant.card(GOOD_CARD);
        admin.mode("portone", "{\"mode\": \"late\", \"latencyMillis\": 300}");

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var paying = threads.submit(() -> merchant.pay(card, order, LUNCH));
            assertThat(paying.get().status()).isEqualTo(200);
        }
        assertThat(merchant.payment(order).text("status")).isEqualTo("PAID");
    }

    @Test
    void merchantsReadEveryMovementOfASpanOfTimePageByPage() throws Exception {
        merchant.pay(merchant.card(GOOD_CARD), order, LUNCH);
        merchant.cancel(order, ", \"amount\": 2000", quoted("part-" + order));
        admin.reverse(order, Optional.empty());

        var span = "{\"from\": \"2020-01-01T00:00:00Z\", \"until\": \"2099-01-01T00:00:00Z\", \"size\": 1000%s}";
        var ours = merchant.events(span.formatted(""))
                .body()
                .get("items")
                .valueStream()
                .filter(it -> it.get("paymentEvent").get("paymentId").asString().equals(order))
                .toList();
        assertThat(ours)
                .extracting(it -> it.get("paymentEvent").get("eventAmount").asLong())
                .containsExactly(LUNCH, -2_000L, -10_000L);
        assertThat(ours)
                .extracting(it -> it.get("paymentEvent").get("type").asString())
                .startsWith("PAID");

        var cursor =
                ", \"cursor\": \"%s\"".formatted(ours.getFirst().get("cursor").asString());
        assertThat(merchant.events(span.formatted(cursor))
                        .body()
                        .get("items")
                        .valueStream()
                        .filter(it -> it.get("paymentEvent")
                                .get("paymentId")
                                .asString()
                                .equals(order)))
                .hasSize(2);
        assertThat(merchant.events("{\"size\": 1001}").text("type")).isEqualTo("INVALID_REQUEST");
        assertThat(merchant.events("no JSON").text("type")).isEqualTo("INVALID_REQUEST");
        assertThat(merchant.get("/portone/payment-events-by-cursor").status()).isEqualTo(200);
    }

    @Test
    void onlyTheMerchantGetsIn() throws Exception {
        assertThat(new Wire(port, "").get("/portone/payments/" + order).text("type"))
                .isEqualTo("UNAUTHORIZED");
        assertThat(new Wire(port, Wire.basic("test_sk_dosirak_portone", ""))
                        .get("/portone/payments/" + order)
                        .text("type"))
                .isEqualTo("UNAUTHORIZED");
        assertThat(merchant.get("/portone/nowhere").text("type")).isEqualTo("NOT_FOUND");
    }
}
