package dev.dosirak.drills.crash;

import static dev.dosirak.drills.crash.Ledger.CHICKEN_HOUSE;
import static dev.dosirak.drills.crash.Ledger.FRIED_CHICKEN;
import static dev.dosirak.drills.crash.Ledger.MINA_ON_HER_BIKE;
import static dev.dosirak.drills.crash.Ledger.TWO_CHICKENS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.drills.crash.Violations.Promise;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Books in order break no promise; each way of spoiling them breaks exactly the one it should.
class PromisesTest {

    private final Ledger ledger = new Ledger();
    private UUID delivered = ledger.delivered();
    private UUID refunded = ledger.refunded();
    private UUID failed = ledger.failed();

    @BeforeEach
    void theBooksAreInOrder() {
        assertThat(ledger.check()).hasToString("{}");
    }

    private void breaksOnly(Promise promise) {
        var broken = ledger.check();
        var kinds = Arrays.stream(Promise.values()).filter(it -> !broken.of(it).isEmpty());
        assertThat(kinds).as(broken.toString()).containsExactly(promise);
        assertThat(broken.of(promise)).as(broken.toString()).hasSize(1);
    }

    @Test
    void aDeliveredOrderThatNobodyPaid() {
        ledger.movements.remove(delivered);
        breaksOnly(Promise.I1);
    }

    @Test
    void aFailedOrderWhoseMoneyWasKept() {
        ledger.movements.put(failed, List.of(new MoneyBook.Movement(failed, TWO_CHICKENS)));
        breaksOnly(Promise.I1);
    }

    @Test
    void aRefundThatGaveBackTooLittle() {
        ledger.movements.put(
                refunded,
                List.of(
                        new MoneyBook.Movement(refunded, TWO_CHICKENS),
                        new MoneyBook.Movement(refunded, 1_000 - TWO_CHICKENS)));
        breaksOnly(Promise.I1);
    }

    @Test
    void whatTheCompanyGaveBackByItselfIsPaidAllTheSame() {
        reverse(delivered);
        assertThat(ledger.check()).hasToString("{}");
    }

    @Test
    void aReversalOfWhichTheCompanyKnowsNothing() {
        ledger.payments.put(delivered, List.of("requested", "attempted", "approved", "reversed"));
        breaksOnly(Promise.I1);
    }

    @Test
    void anOrderThatIsOffAndOfWhichTheCompanyGaveBackAPartOnly() {
        reverse(failed);
        breaksOnly(Promise.I1);
    }

    /// Two tenths, and then three more.
    private void reverse(UUID order) {
        ledger.payments.put(order, List.of("requested", "attempted", "approved", "reversed", "reversed"));
        ledger.movements.put(
                order,
                List.of(
                        new MoneyBook.Movement(order, TWO_CHICKENS),
                        new MoneyBook.Movement(order, -TWO_CHICKENS * 2 / 10),
                        new MoneyBook.Movement(order, -TWO_CHICKENS * 3 / 10)));
    }

    @Test
    void aRefundThatIsStuck() {
        ledger.payments.put(
                refunded, List.of("requested", "attempted", "approved", "refund-requested", "refund-stuck"));
        breaksOnly(Promise.I1);
    }

    @Test
    void aRefundThatWasStuckTwiceAndIsDone() {
        ledger.payments.put(
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
        assertThat(ledger.check()).hasToString("{}");
    }

    @Test
    void aRefundOfWhatWasNeverPaid() {
        ledger.movements.remove(refunded);
        breaksOnly(Promise.I1);
    }

    @Test
    void aPaymentThatIsStillInDoubt() {
        ledger.payments.put(delivered, List.of("requested", "attempted", "became-unclear"));
        breaksOnly(Promise.I1);
    }

    @Test
    void anOrderThatStillWaitsForItsPayment() {
        ledger.history(failed, "placed");
        breaksOnly(Promise.I1);
    }

    @Test
    void moneyForAnOrderThatDoesNotExist() {
        var ghost = UUID.randomUUID();
        ledger.movements.put(ghost, List.of(new MoneyBook.Movement(ghost, TWO_CHICKENS)));
        breaksOnly(Promise.I1);
    }

    @Test
    void anOrderThatWasChargedTwiceAndGivenBackOnce() {
        ledger.movements.put(
                delivered,
                List.of(
                        new MoneyBook.Movement(delivered, TWO_CHICKENS),
                        new MoneyBook.Movement(delivered, TWO_CHICKENS),
                        new MoneyBook.Movement(delivered, -TWO_CHICKENS)));
        breaksOnly(Promise.I2);
    }

    @Test
    void aHistoryThatStayedBehind() {
        ledger.views.put(delivered, new Copies.View(6, "picked-up", 6));
        breaksOnly(Promise.I5);
    }

    @Test
    void aHistoryThatLostAStepOnTheWay() {
        ledger.views.put(delivered, new Copies.View(7, "delivered", 6));
        breaksOnly(Promise.I5);
    }

    @Test
    void anOrderThatTheHistoryNeverHeardOf() {
        ledger.views.remove(failed);
        breaksOnly(Promise.I5);
    }

    @Test
    void aHistoryOfAnOrderThatDoesNotExist() {
        ledger.views.put(UUID.randomUUID(), new Copies.View(1, "payment-pending", 1));
        breaksOnly(Promise.I5);
    }

    @Test
    void aCopyOfAShopThatIsOld() {
        ledger.copiedShops.put(CHICKEN_HOUSE, new Copies.Shop(6, "menu of yesterday"));
        breaksOnly(Promise.I5);
    }

    @Test
    void aCopyOfAShopWithTheRightVersionAndAnotherMenu() {
        ledger.copiedShops.put(CHICKEN_HOUSE, new Copies.Shop(7, "menu of nobody"));
        breaksOnly(Promise.I5);
    }

    @Test
    void aStorefrontThatStillSellsWhatIsSoldOut() {
        ledger.pages.put(CHICKEN_HOUSE, Map.of(FRIED_CHICKEN, "18000"));
        breaksOnly(Promise.I5);
    }

    @Test
    void aRecordThatWasPutAside() {
        ledger.parked.add("relay.ticket put aside a record");
        breaksOnly(Promise.I5);
    }

    @Test
    void anOrderThatWasPaidTwiceInItsOwnHistory() {
        ledger.history(delivered, "placed", "paid", "paid", "relayed", "accepted", "picked-up", "delivered");
        breaksOnly(Promise.I6);
    }

    @Test
    void anEventThatNobodyWasTold() {
        ledger.orders.computeIfPresent(
                failed, (id, it) -> new OrderBook.Entry(id, it.events(), it.customer(), it.total(), it.told() - 1));
        breaksOnly(Promise.I6);
    }

    @Test
    void anOrderThatNobodyClickedFor() {
        ledger.clicks.values().remove(failed);
        ledger.journal.removeIf(it -> failed.equals(it.order()));
        breaksOnly(Promise.I6);
    }

    @Test
    void aTicketThatWasAcceptedTwice() {
        ledger.ticketsTold.put(delivered, List.of("relay.relayed.v1", "relay.accepted.v1", "relay.accepted.v1"));
        breaksOnly(Promise.I6);
    }

    @Test
    void aRiderWhoWasSentTwice() {
        ledger.deliveriesTold.put(
                delivered, List.of("delivery.requested.v1", "delivery.dispatched.v1", "delivery.dispatched.v1"));
        breaksOnly(Promise.I6);
    }

    @Test
    void aRiderWhoFellSilentAndTheOneWhoWasSentThen() {
        ledger.deliveriesTold.put(
                delivered,
                List.of(
                        "delivery.requested.v1",
                        "delivery.dispatched.v1",
                        "delivery.released.v1",
                        "delivery.dispatched.v1",
                        "delivery.delivered.v1"));
        assertThat(ledger.check()).hasToString("{}");
    }

    @Test
    void aRefundThatWasBookedTwice() {
        ledger.payments.put(refunded, List.of("requested", "approved", "refund-requested", "refunded", "refunded"));
        breaksOnly(Promise.I6);
    }

    @Test
    void attemptsMayBeRepeated() {
        ledger.payments.put(delivered, List.of("requested", "attempted", "not-sent", "attempted", "approved"));
        assertThat(ledger.check()).hasToString("{}");
    }

    @Test
    void aRiderWhoStillHasWhatIsDelivered() {
        ledger.jobs.add(new RoadBook.Job(MINA_ON_HER_BIKE, delivered));
        breaksOnly(Promise.I6);
    }

    @Test
    void aRiderWhoStillHasWhatWasGivenUp() {
        ledger.deliveries.put(delivered, List.of("requested", "offer-made", "offer-accepted", "collected", "given-up"));
        ledger.journal.removeIf(it -> it.what().equals("hand-over"));
        ledger.jobs.add(new RoadBook.Job(MINA_ON_HER_BIKE, delivered));
        breaksOnly(Promise.I6);
    }

    @Test
    void aHandOverThatAnOperatorHadConfirmedBefore() {
        ledger.deliveries.put(
                delivered, List.of("requested", "offer-made", "offer-accepted", "collected", "delivery-confirmed"));
        assertThat(ledger.check()).hasToString("{}");
    }

    @Test
    void aDeliveryOfAnOrderThatDoesNotExist() {
        ledger.deliveries.put(UUID.randomUUID(), List.of("requested"));
        breaksOnly(Promise.I6);
    }

    @Test
    void aPlacedOrderThatIsGone() {
        ledger.told("place", UUID.randomUUID(), "a click");
        breaksOnly(Promise.I7);
    }

    @Test
    void aClickThatWasAnsweredWithAnotherOrder() {
        ledger.told("place", delivered, "click on " + refunded);
        breaksOnly(Promise.I7);
    }

    @Test
    void aCancellationThatWasForgotten() {
        ledger.told("cancel", delivered, null);
        breaksOnly(Promise.I7);
    }

    @Test
    void anAcceptedOrderWhoseShopWasNotHeard() {
        ledger.ticketsTold.put(delivered, List.of("relay.relayed.v1"));
        breaksOnly(Promise.I7);
    }

    @Test
    void aHandOverThatWasForgotten() {
        ledger.deliveries.put(delivered, List.of("requested", "offer-made", "offer-accepted", "collected"));
        breaksOnly(Promise.I7);
    }

    @Test
    void whatWasRefusedOrNeverAnsweredPromisesNothing() {
        ledger.journal.replaceAll(it -> new dev.dosirak.demo.traffic.Told(
                it.at(),
                it.who(),
                "cancel",
                it.order(),
                it.key(),
                dev.dosirak.demo.traffic.Told.Outcome.UNKNOWN,
                0,
                ""));
        assertThat(ledger.check()).hasToString("{}");
    }
}
