package dev.dosirak.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.platform.testing.EventContracts;
import dev.dosirak.platform.testing.ServiceTest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/// An order is paid in PortOne's window, which takes the money without asking us; no journal is compared.
@ServiceTest(classes = PaymentApplication.class)
@TestPropertySource(properties = {"dosirak.payment-webhooks.portone=whsec_b2xk,whsec_bmV3", "compare.every=1h"})
class PortoneWindowJourneyTest extends WindowJourney {

    @BeforeEach
    void only() {
        onlyWindowsOf("portone");
    }

    @AfterEach
    void listenNoMore() {
        Simulator.webhooks("portone", "", "");
    }

    @Test
    void anOrderIsPaidInTheWindowAndGivenBack() throws Exception {
        placeForWindow(Instant.now().plusSeconds(600));
        var window = open();
        assertThat(window.get("pg").asString()).isEqualTo("portone");
        var back = authorized(window, GOOD_CARD);
        assertThat(back).containsEntry("paymentId", order.toString()).doesNotContainKey("code");
        assertThat(Simulator.balance(order)).as("before we know").isEqualTo(LUNCH);
        assertThat(payment().get("state").asString()).isEqualTo("awaiting-customer");

        assertThat(comeBack(back).statusCode()).isEqualTo(202);
        awaitState("approved");
        assertRefused(409, "return-used", comeBack(back));

        refundRequested();
        awaitState("refunded");
        assertThat(Simulator.balance(order)).isZero();
        assertThat(published()).containsExactly("payment.approved.v1", "payment.refunded.v1");
        EventContracts.verify(jdbc);
    }

    @Test
    void aDearOrderIsPaidInInstalments() throws Exception {
        placeForWindow(60_000, "\"instalmentMonths\": 3,", Instant.now().plusSeconds(600));
        var window = open();
        assertThat(window.requiredAt("/parameters/installment/monthOption/fixedMonth")
                        .isInt())
                .as("as its script wants it")
                .isTrue();
        assertThat(comeBack(authorized(window, GOOD_CARD)).statusCode()).isEqualTo(202);
        awaitState("approved");

        assertThat(payment().get("instalmentMonths").asInt()).isEqualTo(3);
        assertThat(Simulator.instalmentMonths("portone", order)).isEqualTo(3);
    }

    @Test
    void aCardThatIsDeclinedIsToldAndAnotherOneMayPay() throws Exception {
        placeForWindow(Instant.now().plusSeconds(600));
        var back = authorized(open(), DECLINED_CARD);
        assertThat(back).containsEntry("code", "FAILURE_TYPE_PG");
        comeBack(back);
        awaitNo("declined-3095");

        comeBack(authorized(open(), GOOD_CARD));
        awaitState("approved");
        assertThat(Simulator.journal(order)).hasSize(1);
        assertThat(published()).containsExactly("payment.approved.v1");
    }

    @Test
    void whatWasTamperedWithMovesNothing() throws Exception {
        placeForWindow(Instant.now().plusSeconds(600));
        var back = authorized(open(), GOOD_CARD);
        assertRefused(422, "return-of-another-amount", comeBack(with(back, "amount", "100")));
        assertRefused(
                422,
                "return-of-another-order",
                comeBack(with(back, "orderId", UUID.randomUUID().toString())));
        assertRefused(
                422,
                "return-of-another-window",
                comeBack(with(back, "paymentKey", UUID.randomUUID().toString())));
        assertThat(payment().get("state").asString()).isEqualTo("awaiting-customer");
    }

    /// Scenario 17 of money.md: the browser is lost, and the money was taken.
    @Test
    void aBrowserThatNeverComesBackIsFoundOutByTime() throws Exception {
        placeForWindow(Instant.now().plusSeconds(5));
        payAndBeLost();
        awaitState("approved");

        assertThat(Simulator.balance(order)).isEqualTo(LUNCH);
        assertThat(published()).containsExactly("payment.approved.v1");
    }

    @Test
    void aBrowserThatNeverComesBackIsFoundOutByWhatTheGatewayTells() throws Exception {
        listen();
        placeForWindow(Instant.now().plusSeconds(600));
        payAndBeLost();
        awaitState("approved");

        assertThat(published()).containsExactly("payment.approved.v1");
    }

    @Test
    void whoWantsAnotherWindowAfterHavingPaidHasPaid() throws Exception {
        placeForWindow(Instant.now().plusSeconds(600));
        payAndBeLost();
        onlyWindowsOf("toss");

        assertRefused(409, "payment-over", http.send(windows(mina).build(), BodyHandlers.ofString()));
        assertThat(payment().get("state").asString()).isEqualTo("approved");
        assertThat(Simulator.journal(order)).hasSize(1);
    }

    @Test
    void whileTheGatewayDoesNotSayWhetherItWasPaidThereIsNoOtherWindow() throws Exception {
        placeForWindow(Instant.now().plusSeconds(600));
        open();
        onlyWindowsOf("toss");
        Simulator.modeOf("portone", "error");
        assertRefused(503, "no-window-now", http.send(windows(mina).build(), BodyHandlers.ofString()));

        Simulator.mode("normal");
        assertThat(open().get("pg").asString()).isEqualTo("toss");
    }

    @Test
    void anOrderThatIsCalledOffAndPaidAllTheSameGetsItsMoneyBack() throws Exception {
        placeForWindow(Instant.now().plusSeconds(600));
        var window = open();
        cancelled();
        awaitState("cancelled");
        authorized(window, GOOD_CARD);

        awaitState("refunded");
        assertThat(Simulator.balance(order)).isZero();
    }

    /// The browser opens the window by itself, before we have told the gateway the amount.
    @Test
    void anotherAmountIsGivenBackAndTheOrderIsNotPaid() throws Exception {
        listen();
        placeForWindow(Instant.now().plusSeconds(600));
        awaitState("awaiting-customer");
        Simulator.pay(
                Simulator.url("portone") + "/window/sdk.js",
                Map.of(
                        "storeId", "store-dosirak",
                        "channelKey", "channel-key-dosirak",
                        "paymentId", order.toString(),
                        "orderName", "김밥",
                        "totalAmount", "100",
                        "currency", "CURRENCY_KRW",
                        "payMethod", "CARD",
                        "redirectUrl", "http://localhost:1/?a=b"),
                GOOD_CARD);

        awaitState("refunded");
        assertThat(Simulator.balance(order)).isZero();
        assertThat(body("payment.declined.v1").get("reason").asString()).isEqualTo("another-amount-paid");
        EventContracts.verify(jdbc);
    }

    @Test
    void aBrowserCannotPayAnotherAmountInTheWindowThatWeHaveOpened() {
        placeForWindow(Instant.now().plusSeconds(600));
        var window = open();
        var cheap = with(parameters(window), "totalAmount", "100");
        assertThatThrownBy(() -> Simulator.pay(window.get("url").asString(), cheap, GOOD_CARD))
                .hasMessageContaining("400");
        assertThat(Simulator.journal(order)).isEmpty();
    }

    private void listen() {
        Simulator.webhooks(
                "portone", "http://localhost:%d/api/v1/payments/webhooks/portone".formatted(port), "whsec_bmV3");
    }

    private void payAndBeLost() {
        var window = open();
        assertThatThrownBy(() -> authorized(window, CARD_THAT_LOSES_ANSWERS)).isInstanceOf(IllegalStateException.class);
    }
}
