package dev.dosirak.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.payment.charge.PaymentEvent;
import dev.dosirak.payment.charge.Payments;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.testing.EventContracts;
import dev.dosirak.platform.testing.ServiceTest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/// Walks through the whole service: a customer registers a card, an order comes over Kafka, the gateway is asked, the
/// world is told.
@ServiceTest(classes = PaymentApplication.class)
class PaymentJourneyTest extends PaymentJourney {

    @Autowired
    Payments payments;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void anOrderIsPaidAndRefundedOnce() throws Exception {
        place(register(GOOD_CARD));
        awaitState("approved");
        assertThat(Simulator.balance(order)).isEqualTo(LUNCH);

        refundRequested();
        awaitState("refunded");

        assertThat(Simulator.balance(order)).isZero();
        assertThat(payment().get("refunded").asLong()).isEqualTo(LUNCH);
        assertThat(payment().get("pg").asString()).isEqualTo("toss");
        assertThat(payment().get("instalmentMonths").isNull()).isTrue();
        assertThat(published()).containsExactly("payment.approved.v1", "payment.refunded.v1");
        EventContracts.verify(jdbc);
    }

    @Test
    void aDearOrderIsPaidInInstalments() throws Exception {
        place(register(GOOD_CARD), 60_000, "\"instalmentMonths\": 3,");
        awaitState("approved");

        assertThat(payment().get("instalmentMonths").asInt()).isEqualTo(3);
        assertThat(Simulator.instalmentMonths("toss", order)).isEqualTo(3);
        assertThat(Simulator.balance(order)).isEqualTo(60_000);
        EventContracts.verify(jdbc);
    }

    @Test
    void aDeclinedCardIsToldAndStaysDeclined() throws Exception {
        place(register(DECLINED_CARD));
        awaitState("declined");

        assertThat(payment().get("reason").asString()).isEqualTo("reject-card-payment");
        assertThat(payment().get("text").asString()).startsWith("카드사가 결제를 거절했습니다.");
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
    void aCardIsNotChargedForAnOrderWhoseTimeIsUp() throws Exception {
        var card = register(GOOD_CARD);
        place(card, Instant.now().minusSeconds(1));
        awaitState("declined");

        assertThat(Simulator.journal(order)).isEmpty();
        assertThat(body("payment.declined.v1").get("reason").asString()).isEqualTo("not-paid-in-time");
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
}
