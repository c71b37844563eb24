package dev.dosirak.pgsimulator.toss.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.pgsimulator.Admin;
import dev.dosirak.pgsimulator.PgSimulatorApplication;
import dev.dosirak.pgsimulator.Wire;
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
import org.springframework.boot.test.web.server.LocalServerPort;

@ServiceTest(
        classes = {PgSimulatorApplication.class, DescribedGateways.class},
        properties = {"spring.application.name=pgsimulator", Admin.LOCK, Admin.NO_WEBHOOKS})
class TossTest {

    static final String GOOD_CARD = "4330120000001234";
    static final String DECLINED_CARD = "4330120000000001";
    static final String CARD_THAT_LOSES_ANSWERS = "4330120000000002";
    static final String CARD_THAT_STUMBLES = "4330120000000003";
    static final long LUNCH = 12_000;

    @LocalServerPort
    int port;

    Admin admin = new Admin(0);
    TossMerchant merchant = new TossMerchant(0);
    final String order = UUID.randomUUID().toString();
    final String key = UUID.randomUUID().toString();

    @BeforeEach
    void meet() {
        admin = new Admin(port);
        merchant = new TossMerchant(port);
    }

    @AfterEach
    void getWell() throws Exception {
        admin.everybodyGetsWell();
    }

    @Test
    void anOrderIsPaidByARegisteredCardAndStandsInTheJournal() throws Exception {
        var paid = merchant.pay(merchant.card(GOOD_CARD), order, LUNCH, key);

        assertThat(paid.status()).isEqualTo(200);
        assertThat(paid.text("status")).isEqualTo("DONE");
        assertThat(paid.won("totalAmount")).isEqualTo(LUNCH);
        assertThat(paid.body().get("card").get("number").asString()).isEqualTo("433012******1234");
        assertThat(paid.body().get("cancels").isNull()).isTrue();
        assertThat(merchant.order(order).body()).isEqualTo(paid.body());
        assertThat(merchant.get("/toss/v1/payments/" + paid.text("paymentKey")).body())
                .isEqualTo(paid.body());
        assertThat(admin.journal(order)).hasSize(1);
    }

    @Test
    void aCardIsPaidInTwoToTwelveInstalmentsFromFiftyThousandWonOn() throws Exception {
        var card = merchant.card(GOOD_CARD);
        assertThat(merchant.payIn(1, card, order, 50_000, key + 1).text("code"))
                .isEqualTo("INVALID_CARD_INSTALLMENT_PLAN");
        assertThat(merchant.payIn(13, card, order, 50_000, key + 13).text("code"))
                .isEqualTo("INVALID_CARD_INSTALLMENT_PLAN");
        assertThat(merchant.payIn(2, card, order, 49_999, key + 2).text("code"))
                .isEqualTo("INVALID_CARD_INSTALLMENT_PLAN");
        assertThat(admin.journal(order)).isEmpty();

        merchant.payIn(12, card, order, 50_000, key);
        assertThat(merchant.order(order)
                        .body()
                        .at("/card/installmentPlanMonths")
                        .asInt())
                .isEqualTo(12);
    }

    @Test
    void theSameKeyGetsTheSameAnswerAndAnotherBodyIsRefused() throws Exception {
        var card = merchant.card(GOOD_CARD);
        var paid = merchant.pay(card, order, LUNCH, key);

        assertThat(merchant.pay(card, order, LUNCH, key)).isEqualTo(paid);
        assertThat(merchant.pay(card, order, LUNCH + 1, key).text("code")).isEqualTo("REUSED_IDEMPOTENCY_KEY");
        assertThat(admin.journal(order)).hasSize(1);
    }

    @Test
    void anOrderIsPaidOnceHoweverManyAskAtOnce() throws Exception {
        var card = merchant.card(GOOD_CARD);
        var sameKey = new ArrayList<Callable<Wire.Answer>>();
        for (int i = 0; i < 8; i++) {
            sameKey.add(() -> merchant.pay(card, order, LUNCH, key));
            sameKey.add(() -> merchant.pay(card, order, LUNCH, UUID.randomUUID().toString()));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(sameKey)) {
                assertThat(answer.get().status()).isIn(200, 400);
                if (answer.get().status() == 400) {
                    assertThat(answer.get().text("code")).isEqualTo("ALREADY_PROCESSED_PAYMENT");
                }
            }
        }

        assertThat(admin.journal(order)).hasSize(1);
    }

    @Test
    void whatWasPaidIsGivenBackInPartsAndNeverMoreThanThat() throws Exception {
        var payment = merchant.pay(merchant.card(GOOD_CARD), order, LUNCH, key).text("paymentKey");

        var part = merchant.cancel(payment, Optional.of(2_000L), "part");
        assertThat(part.text("status")).isEqualTo("PARTIAL_CANCELED");
        assertThat(part.won("balanceAmount")).isEqualTo(10_000);
        assertThat(merchant.cancel(payment, Optional.of(10_001L), "too-much-" + key)
                        .text("code"))
                .isEqualTo("NOT_CANCELABLE_AMOUNT");

        var rest = merchant.cancel(payment, Optional.empty(), "rest-" + key);
        assertThat(rest.text("status")).isEqualTo("CANCELED");
        assertThat(rest.body().get("cancels")).hasSize(2);
        assertThat(merchant.cancel(payment, Optional.empty(), "rest-" + key)).isEqualTo(rest);
        assertThat(merchant.cancel(payment, Optional.empty(), "again-" + key).text("code"))
                .isEqualTo("ALREADY_CANCELED_PAYMENT");
        assertThat(merchant.pay(merchant.card(GOOD_CARD), order, LUNCH, "second-" + key)
                        .text("code"))
                .isEqualTo("ALREADY_PROCESSED_PAYMENT");
    }

    @Test
    void aCardIsRegisteredOnceAndOnlyItsCustomerPaysWithIt() throws Exception {
        var shown = UUID.randomUUID().toString();
        assertThat(merchant.register(shown, "unseen-" + key).text("code")).isEqualTo("INVALID_AUTHORIZE_AUTH");
        assertThat(merchant.pay("bk_nobody", order, LUNCH, key).text("code")).isEqualTo("NOT_FOUND_BILLING_KEY");
        assertThat(merchant.pay(merchant.card(GOOD_CARD), order, 99, "poor-" + key)
                        .text("code"))
                .isEqualTo("BELOW_MINIMUM_AMOUNT");
        assertThat(merchant.pay(merchant.card(GOOD_CARD), order, 10_000_001, "rich-" + key)
                        .text("code"))
                .isEqualTo("EXCEED_MAX_AMOUNT");
    }

    @Test
    void aCardThatIsForgottenPaysNoMore() throws Exception {
        var card = merchant.card(GOOD_CARD);

        assertThat(merchant.forget(card).status()).isEqualTo(200);
        assertThat(merchant.pay(card, order, LUNCH, key).text("code")).isEqualTo("NOT_FOUND_BILLING_KEY");
        assertThat(merchant.forget(card).text("code")).isEqualTo("NOT_FOUND_BILLING_KEY");
    }

    @Test
    void cardsBehaveAsTheirLastDigitsSay() throws Exception {
        assertThat(merchant.pay(merchant.card(DECLINED_CARD), order, LUNCH, key).text("code"))
                .isEqualTo("REJECT_CARD_PAYMENT");
        assertThat(merchant.order(order).status()).isEqualTo(404);

        var stumbling = merchant.card(CARD_THAT_STUMBLES);
        assertThat(merchant.pay(stumbling, order, LUNCH, "stumble-" + key).status())
                .isEqualTo(500);
        assertThat(merchant.order(order).text("code")).isEqualTo("NOT_FOUND_PAYMENT");
        assertThat(merchant.pay(stumbling, order, LUNCH, "stumble-" + key).status())
                .isEqualTo(200);

        var other = UUID.randomUUID().toString();
        var silent = merchant.card(CARD_THAT_LOSES_ANSWERS);
        assertThatThrownBy(() -> merchant.pay(silent, other, LUNCH, "lost-" + key))
                .isInstanceOf(IOException.class);
        assertThat(merchant.order(other).text("status")).isEqualTo("DONE");
    }

    @Test
    void itFailsInTheWayItIsTold() throws Exception {
        var card = merchant.card(GOOD_CARD);

        admin.mode("toss", "{\"mode\": \"refuse\"}");
        assertThat(merchant.pay(card, order, LUNCH, "refused-" + key).status()).isEqualTo(403);
        admin.mode("toss", "{\"mode\": \"error\"}");
        assertThat(merchant.pay(card, order, LUNCH, "error-" + key).status()).isEqualTo(500);
        assertThat(merchant.order(order).status()).isEqualTo(500);
        admin.mode("toss", "{\"mode\": \"hang\", \"latencyMillis\": 50}");
        assertThatThrownBy(() -> merchant.pay(card, order, LUNCH, "hang-" + key))
                .isInstanceOf(IOException.class);
        admin.mode("toss", "{\"mode\": \"answer-lost\", \"percent\": 0}");
        assertThat(merchant.order(order).status()).isEqualTo(404);
        assertThat(merchant.pay(card, order, LUNCH, key).status()).isEqualTo(200);
        admin.mode("toss", "{\"mode\": \"answer-lost\"}");
        var payment = merchant.order(order).text("paymentKey");
        assertThatThrownBy(() -> merchant.cancel(payment, Optional.empty(), "lost-" + key))
                .isInstanceOf(IOException.class);
        assertThat(merchant.order(order).text("status")).isEqualTo("CANCELED");
    }

    @Test
    void itSaysInItsOwnWordsThatItIsShortOfBalanceOrAskedTooOften() throws Exception {
        var payment = merchant.pay(merchant.card(GOOD_CARD), order, LUNCH, key).text("paymentKey");

        admin.mode("toss", "{\"mode\": \"short-balance\"}");
        assertThat(merchant.cancel(payment, Optional.empty(), "short-" + key).text("code"))
                .isEqualTo("REFUND_REJECTED");
        admin.mode("toss", "{\"mode\": \"normal\", \"requestsPerSecond\": 0}");
        var tooMany = merchant.order(order);
        assertThat(tooMany.status()).isEqualTo(429);
        assertThat(tooMany.text("code")).isEqualTo("TOO_MANY_REQUESTS");
    }

    @Test
    void whatComesLateIsDoneThoughNobodyWaits() throws Exception {
        var card = merchant.card(GOOD_CARD);
        admin.mode("toss", "{\"mode\": \"late\", \"latencyMillis\": 300}");

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var paying = threads.submit(() -> merchant.pay(card, order, LUNCH, key));
            assertThat(merchant.order(order).text("code")).isEqualTo("NOT_FOUND_PAYMENT");
            assertThat(paying.get().status()).isEqualTo(200);
        }
        assertThat(merchant.order(order).text("status")).isEqualTo("DONE");
    }

    @Test
    void theGatewayReversesPaymentsAndRefusesCancels() throws Exception {
        var payment = merchant.pay(merchant.card(GOOD_CARD), order, LUNCH, key).text("paymentKey");
        admin.mode("toss", "{\"mode\": \"refuse-refund\"}");
        assertThat(merchant.cancel(payment, Optional.empty(), "refused-" + key).text("code"))
                .isEqualTo("NOT_CANCELABLE_PAYMENT");

        admin.reverse(order, Optional.of(2_000L));
        assertThat(merchant.order(order).text("status")).isEqualTo("PARTIAL_CANCELED");
        admin.reverse(order, Optional.empty());
        assertThat(merchant.order(order).text("status")).isEqualTo("CANCELED");
        assertThat(merchant.order(order).won("balanceAmount")).isZero();
    }

    @Test
    void merchantsReadEveryMovementOfASpanOfTimePageByPage() throws Exception {
        var payment = merchant.pay(merchant.card(GOOD_CARD), order, LUNCH, key).text("paymentKey");
        merchant.cancel(payment, Optional.of(2_000L), "part-" + key);
        admin.reverse(order, Optional.empty());

        var span = "?startDate=2020-01-01T00:00:00&endDate=2099-01-01T00:00:00&limit=5000";
        var ours = merchant.get("/toss/v1/transactions" + span)
                .body()
                .valueStream()
                .filter(it -> it.path("orderId").asString().equals(order))
                .toList();
        assertThat(ours).extracting(it -> it.path("amount").asLong()).containsExactly(LUNCH, 2_000L, 10_000L);
        assertThat(ours).extracting(it -> it.path("status").asString()).containsExactly("DONE", "CANCELED", "CANCELED");

        var after = "&startingAfter=" + ours.getFirst().path("transactionKey").asString();
        assertThat(merchant.get("/toss/v1/transactions" + span + after)
                        .body()
                        .valueStream()
                        .filter(it -> it.path("orderId").asString().equals(order)))
                .hasSize(2);
        assertThat(merchant.get("/toss/v1/transactions?startDate=2020-01-01T00:00:00&endDate=2020-01-02T00:00:00")
                        .body())
                .isEmpty();
        assertThat(merchant.get("/toss/v1/transactions").text("code")).isEqualTo("INVALID_REQUEST");
    }

    @Test
    void onlyTheMerchantGetsIn() throws Exception {
        assertThat(new Wire(port, "").get("/toss/v1/payments/orders/" + order).text("code"))
                .isEqualTo("UNAUTHORIZED_KEY");
        assertThat(merchant.get("/toss/v1/nowhere").text("code")).isEqualTo("NOT_FOUND");
    }
}
