package dev.dosirak.drills.crash;

import static dev.dosirak.drills.crash.TestRecords.CHICKEN_HOUSE;
import static dev.dosirak.drills.crash.TestRecords.FRIED_CHICKEN;
import static dev.dosirak.drills.crash.TestRecords.MINA_ON_HER_BIKE;
import static dev.dosirak.drills.crash.TestRecords.TWO_CHICKENS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.drills.crash.Violations.Invariant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Books in order break no promise; each way of spoiling them breaks exactly the one it should.
class InvariantsTest {

    private final TestRecords testRecords = new TestRecords();
    private UUID delivered = testRecords.delivered();
    private UUID refunded = testRecords.refunded();
    private UUID failed = testRecords.failed();

    @BeforeEach
    void theBooksAreInOrder() {
        assertThat(testRecords.check()).hasToString("{}");
    }

    private void breaksOnly(Invariant invariant) {
        var broken = testRecords.check();
        var kinds =
                Arrays.stream(Invariant.values()).filter(it -> !broken.of(it).isEmpty());
        assertThat(kinds).as(broken.toString()).containsExactly(invariant);
        assertThat(broken.of(invariant)).as(broken.toString()).hasSize(1);
    }

    @Test
    void aDeliveredOrderThatNobodyPaid() {
        testRecords.movements.remove(delivered);
        breaksOnly(Invariant.I1);
    }

    @Test
    void aFailedOrderWhoseMoneyWasKept() {
        testRecords.movements.put(failed, List.of(new PaymentRecords.Movement(failed, TWO_CHICKENS)));
        breaksOnly(Invariant.I1);
    }

    @Test
    void aRefundThatGaveBackTooLittle() {
        testRecords.movements.put(
                refunded,
                List.of(
                        new PaymentRecords.Movement(refunded, TWO_CHICKENS),
                        new PaymentRecords.Movement(refunded, 1_000 - TWO_CHICKENS)));
        breaksOnly(Invariant.I1);
    }

    @Test
    void whatTheCompanyGaveBackByItselfIsPaidAllTheSame() {
        reverse(delivered);
        assertThat(testRecords.check()).hasToString("{}");
    }

    @Test
    void aReversalOfWhichTheCompanyKnowsNothing() {
        testRecords.payments.put(delivered, List.of("requested", "attempted", "approved", "reversed"));
        breaksOnly(Invariant.I1);
    }

    @Test
    void anOrderThatIsOffAndOfWhichTheCompanyGaveBackAPartOnly() {
        reverse(failed);
        breaksOnly(Invariant.I1);
    }

    /// Two tenths, and then three more.
    private void reverse(UUID order) {
        testRecords.payments.put(order, List.of("requested", "attempted", "approved", "reversed", "reversed"));
        testRecords.movements.put(
                order,
                List.of(
                        new PaymentRecords.Movement(order, TWO_CHICKENS),
                        new PaymentRecords.Movement(order, -TWO_CHICKENS * 2 / 10),
                        new PaymentRecords.Movement(order, -TWO_CHICKENS * 3 / 10)));
    }

    @Test
    void aRefundThatIsStuck() {
        testRecords.payments.put(
                refunded, List.of("requested", "attempted", "approved", "refund-requested", "refund-stuck"));
        breaksOnly(Invariant.I1);
    }

    @Test
    void aRefundThatWasStuckTwiceAndIsDone() {
        testRecords.payments.put(
                refunded,
                List.of(
                        "requested",
                        "attempted",
                        "approved",
                        "refund-requested",
                        "refund-stuck",
                        "refund-retried",
                        "refund-stuck",
                        "refunded"));
        assertThat(testRecords.check()).hasToString("{}");
    }

    @Test
    void aRefundOfWhatWasNeverPaid() {
        testRecords.movements.remove(refunded);
        breaksOnly(Invariant.I1);
    }

    @Test
    void aPaymentThatIsStillInDoubt() {
        testRecords.payments.put(delivered, List.of("requested", "attempted", "became-unclear"));
        breaksOnly(Invariant.I1);
    }

    @Test
    void anOrderThatStillWaitsForItsPayment() {
        testRecords.history(failed, "placed");
        breaksOnly(Invariant.I1);
    }

    @Test
    void moneyForAnOrderThatDoesNotExist() {
        var ghost = UUID.randomUUID();
        testRecords.movements.put(ghost, List.of(new PaymentRecords.Movement(ghost, TWO_CHICKENS)));
        breaksOnly(Invariant.I1);
    }

    @Test
    void anOrderThatWasChargedTwiceAndGivenBackOnce() {
        testRecords.movements.put(
                delivered,
                List.of(
                        new PaymentRecords.Movement(delivered, TWO_CHICKENS),
                        new PaymentRecords.Movement(delivered, TWO_CHICKENS),
                        new PaymentRecords.Movement(delivered, -TWO_CHICKENS)));
        breaksOnly(Invariant.I2);
    }

    @Test
    void aHistoryThatStayedBehind() {
        testRecords.views.put(delivered, new CopyRecords.View(6, "picked-up", 6));
        breaksOnly(Invariant.I5);
    }

    @Test
    void aHistoryThatLostAStepOnTheWay() {
        testRecords.views.put(delivered, new CopyRecords.View(7, "delivered", 6));
        breaksOnly(Invariant.I5);
    }

    @Test
    void anOrderThatTheHistoryNeverHeardOf() {
        testRecords.views.remove(failed);
        breaksOnly(Invariant.I5);
    }

    @Test
    void aHistoryOfAnOrderThatDoesNotExist() {
        testRecords.views.put(UUID.randomUUID(), new CopyRecords.View(1, "payment-pending", 1));
        breaksOnly(Invariant.I5);
    }

    @Test
    void aCopyOfAShopThatIsOld() {
        testRecords.copiedShops.put(CHICKEN_HOUSE, new CopyRecords.Shop(6, "menu of yesterday"));
        breaksOnly(Invariant.I5);
    }

    @Test
    void aCopyOfAShopWithTheRightVersionAndAnotherMenu() {
        testRecords.copiedShops.put(CHICKEN_HOUSE, new CopyRecords.Shop(7, "menu of nobody"));
        breaksOnly(Invariant.I5);
    }

    @Test
    void aStorefrontThatStillSellsWhatIsSoldOut() {
        testRecords.pages.put(CHICKEN_HOUSE, Map.of(FRIED_CHICKEN, "18000"));
        breaksOnly(Invariant.I5);
    }

    @Test
    void aRecordThatWasPutAside() {
        testRecords.parked.add("relay.ticket put aside a record");
        breaksOnly(Invariant.I5);
    }

    @Test
    void anOrderThatWasPaidTwiceInItsOwnHistory() {
        testRecords.history(delivered, "placed", "paid", "paid", "relayed", "accepted", "picked-up", "delivered");
        breaksOnly(Invariant.I6);
    }

    @Test
    void anEventThatNobodyWasTold() {
        testRecords.orders.computeIfPresent(
                failed,
                (id, it) -> new OrderRecords.Entry(id, it.events(), it.customer(), it.total(), it.published() - 1));
        breaksOnly(Invariant.I6);
    }

    @Test
    void anOrderThatNobodyClickedFor() {
        testRecords.clicks.values().remove(failed);
        testRecords.journal.removeIf(it -> failed.equals(it.order()));
        breaksOnly(Invariant.I6);
    }

    @Test
    void aTicketThatWasAcceptedTwice() {
        testRecords.ticketsTold.put(delivered, List.of("relay.relayed.v1", "relay.accepted.v1", "relay.accepted.v1"));
        breaksOnly(Invariant.I6);
    }

    @Test
    void aRiderWhoWasSentTwice() {
        testRecords.deliveriesTold.put(
                delivered, List.of("delivery.requested.v1", "delivery.dispatched.v1", "delivery.dispatched.v1"));
        breaksOnly(Invariant.I6);
    }

    @Test
    void aRiderWhoFellSilentAndTheOneWhoWasSentThen() {
        testRecords.deliveriesTold.put(
                delivered,
                List.of(
                        "delivery.requested.v1",
                        "delivery.dispatched.v1",
                        "delivery.released.v1",
                        "delivery.dispatched.v1",
                        "delivery.delivered.v1"));
        assertThat(testRecords.check()).hasToString("{}");
    }

    @Test
    void aRefundThatWasBookedTwice() {
        testRecords.payments.put(
                refunded, List.of("requested", "approved", "refund-requested", "refunded", "refunded"));
        breaksOnly(Invariant.I6);
    }

    @Test
    void attemptsMayBeRepeated() {
        testRecords.payments.put(delivered, List.of("requested", "attempted", "not-sent", "attempted", "approved"));
        assertThat(testRecords.check()).hasToString("{}");
    }

    @Test
    void aRiderWhoStillHasWhatIsDelivered() {
        testRecords.jobs.add(new DeliveryRecords.Job(MINA_ON_HER_BIKE, delivered));
        breaksOnly(Invariant.I6);
    }

    @Test
    void aRiderWhoStillHasWhatWasGivenUp() {
        testRecords.deliveries.put(
                delivered, List.of("requested", "offer-made", "offer-accepted", "collected", "given-up"));
        testRecords.journal.removeIf(it -> it.what().equals("hand-over"));
        testRecords.jobs.add(new DeliveryRecords.Job(MINA_ON_HER_BIKE, delivered));
        breaksOnly(Invariant.I6);
    }

    @Test
    void aHandOverThatAnOperatorHadConfirmedBefore() {
        testRecords.deliveries.put(
                delivered, List.of("requested", "offer-made", "offer-accepted", "collected", "delivery-confirmed"));
        assertThat(testRecords.check()).hasToString("{}");
    }

    @Test
    void aDeliveryOfAnOrderThatDoesNotExist() {
        testRecords.deliveries.put(UUID.randomUUID(), List.of("requested"));
        breaksOnly(Invariant.I6);
    }

    @Test
    void aPlacedOrderThatIsGone() {
        testRecords.command("place", UUID.randomUUID(), "a click");
        breaksOnly(Invariant.I7);
    }

    @Test
    void aClickThatWasAnsweredWithAnotherOrder() {
        testRecords.command("place", delivered, "click on " + refunded);
        breaksOnly(Invariant.I7);
    }

    @Test
    void aCancellationThatWasForgotten() {
        testRecords.command("cancel", delivered, null);
        breaksOnly(Invariant.I7);
    }

    @Test
    void anAcceptedOrderWhoseShopWasNotHeard() {
        testRecords.ticketsTold.put(delivered, List.of("relay.relayed.v1"));
        breaksOnly(Invariant.I7);
    }

    @Test
    void aHandOverThatWasForgotten() {
        testRecords.deliveries.put(delivered, List.of("requested", "offer-made", "offer-accepted", "collected"));
        breaksOnly(Invariant.I7);
    }

    @Test
    void whatWasRefusedOrNeverAnsweredPromisesNothing() {
        testRecords.journal.replaceAll(it -> new dev.dosirak.demo.traffic.CommandRecord(
                it.at(),
                it.who(),
                "cancel",
                it.order(),
                it.key(),
                dev.dosirak.demo.traffic.CommandRecord.Outcome.UNKNOWN,
                0,
                ""));
        assertThat(testRecords.check()).hasToString("{}");
    }
}
