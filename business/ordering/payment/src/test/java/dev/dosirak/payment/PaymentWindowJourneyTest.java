package dev.dosirak.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.dosirak.platform.testing.EventContracts;
import dev.dosirak.platform.testing.ServiceTest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Walks through the whole service: an order without a card comes over Kafka, its customer opens a
/// gateway's window, comes back, and the gateway is asked.
@ServiceTest(classes = PaymentApplication.class)
class PaymentWindowJourneyTest extends WindowJourney {

    @BeforeEach
    void only() {
        onlyWindowsOf("toss");
    }

    @Test
    void anOrderIsPaidInAWindowAndGivenBack() throws Exception {
        var payBy = Instant.now().plusSeconds(600);
        placeForWindow(payBy);
        var window = open();
        assertThat(window.get("pg").asString()).isEqualTo("toss");
        assertThat(payment().get("state").asString()).isEqualTo("awaiting-customer");
        assertThat(Instant.parse(payment().get("payBy").asString())).isCloseTo(payBy, within(1, ChronoUnit.MILLIS));
        assertThat(Simulator.journal(order)).isEmpty();

        assertThat(comeBack(authorized(window, GOOD_CARD)).statusCode()).isEqualTo(202);
        awaitState("approved");
        assertThat(payment().get("payBy").isNull()).isTrue();
        assertThat(Simulator.balance(order)).isEqualTo(LUNCH);

        refundRequested();
        awaitState("refunded");
        assertThat(Simulator.balance(order)).isZero();
        assertThat(published()).containsExactly("payment.approved.v1", "payment.refunded.v1");
        EventContracts.verify(jdbc);
    }

    @Test
    void aCardThatIsDeclinedIsToldAndAnotherOneMayPay() throws Exception {
        placeForWindow(Instant.now().plusSeconds(600));
        comeBack(authorized(open(), DECLINED_CARD));
        await().atMost(LONG)
                .untilAsserted(
                        () -> assertThat(payment().path("reason").asString("")).isEqualTo("reject-card-payment"));
        assertThat(payment().get("state").asString()).isEqualTo("awaiting-customer");

        var second = open();
        assertThat(second.get("number").asInt()).isEqualTo(2);
        comeBack(authorized(second, GOOD_CARD));
        awaitState("approved");
        assertThat(Simulator.journal(order)).hasSize(1);
        assertThat(published()).containsExactly("payment.approved.v1");
    }

    @Test
    void aLostAnswerIsInquiredAndCountsOnce() throws Exception {
        placeForWindow(Instant.now().plusSeconds(600));
        comeBack(authorized(open(), CARD_THAT_LOSES_ANSWERS));
        awaitState("approved");

        assertThat(Simulator.journal(order)).hasSize(1);
        assertThat(published()).containsExactly("payment.result-unknown.v1", "payment.approved.v1");
    }

    @Test
    void whatWasTamperedWithMovesNothing() throws Exception {
        placeForWindow(Instant.now().plusSeconds(600));
        var first = authorized(open(), GOOD_CARD);
        var back = authorized(open(), GOOD_CARD);

        assertRefused(422, "return-of-another-amount", comeBack(with(back, "amount", "100")));
        assertRefused(
                422,
                "return-of-another-order",
                comeBack(with(back, "orderId", UUID.randomUUID().toString())));
        assertRefused(422, "return-of-another-window", comeBack(with(back, "paymentKey", "somebody-elses")));
        assertRefused(422, "return-of-another-window", comeBack(first));
        assertRefused(404, "unknown-payment", comeBack(UUID.randomUUID(), back));
        assertRefused(
                404, "unknown-payment", http.send(windows(UUID.randomUUID()).build(), BodyHandlers.ofString()));
        assertThat(payment().get("state").asString()).isEqualTo("awaiting-customer");
        assertThat(Simulator.journal(order)).isEmpty();

        comeBack(back);
        awaitState("approved");
        assertRefused(409, "return-used", comeBack(back));
        assertRefused(409, "payment-over", http.send(windows(mina).build(), BodyHandlers.ofString()));
        assertThat(Simulator.journal(order)).hasSize(1);
    }

    /// Scenario 17 of money.md.
    @Test
    void aBrowserThatNeverComesBackEndsByTime() throws Exception {
        placeForWindow(Instant.now().plusSeconds(4));
        authorized(open(), GOOD_CARD);
        awaitState("declined");

        assertThat(body("payment.declined.v1").get("reason").asString()).isEqualTo("not-paid-in-time");
        assertThat(Simulator.journal(order)).isEmpty();
        EventContracts.verify(jdbc);
    }

    @Test
    void anOrderThatIsCalledOffInTheWindowIsNotPaid() throws Exception {
        placeForWindow(Instant.now().plusSeconds(600));
        var back = authorized(open(), GOOD_CARD);
        cancelled();
        awaitState("cancelled");

        assertRefused(409, "payment-over", comeBack(back));
        assertThat(Simulator.journal(order)).isEmpty();
        assertThat(published()).containsExactly("payment.cancelled.v1");
    }

    @Test
    void aGatewayThatIsAwayOpensNoWindowAndMayBeAskedAgain() throws Exception {
        placeForWindow(Instant.now().plusSeconds(600));
        awaitState("awaiting-customer");
        Simulator.mode("error");
        var answer = http.send(windows(mina).build(), BodyHandlers.ofString());
        assertRefused(503, "no-window-now", answer);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();

        Simulator.mode("normal");
        comeBack(authorized(open(), GOOD_CARD));
        awaitState("approved");
    }

    @Test
    void anOrderWithACardHasNoWindow() throws Exception {
        place(register(GOOD_CARD), Instant.now().plusSeconds(600));
        awaitState("approved");
        assertRefused(409, "payment-over", http.send(windows(mina).build(), BodyHandlers.ofString()));
    }
}
