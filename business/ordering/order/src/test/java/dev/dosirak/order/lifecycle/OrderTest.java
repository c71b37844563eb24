package dev.dosirak.order.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.order.lifecycle.OrderCommand.Accept;
import dev.dosirak.order.lifecycle.OrderCommand.CancelByCustomer;
import dev.dosirak.order.lifecycle.OrderCommand.CancelByShop;
import dev.dosirak.order.lifecycle.OrderCommand.CancelUnanswered;
import dev.dosirak.order.lifecycle.OrderCommand.CancelUnpaid;
import dev.dosirak.order.lifecycle.OrderCommand.Delay;
import dev.dosirak.order.lifecycle.OrderCommand.Deliver;
import dev.dosirak.order.lifecycle.OrderCommand.FailPayment;
import dev.dosirak.order.lifecycle.OrderCommand.MarkDeliveryPending;
import dev.dosirak.order.lifecycle.OrderCommand.MarkPending;
import dev.dosirak.order.lifecycle.OrderCommand.Pay;
import dev.dosirak.order.lifecycle.OrderCommand.PickUp;
import dev.dosirak.order.lifecycle.OrderCommand.Refund;
import dev.dosirak.order.lifecycle.OrderCommand.Reject;
import dev.dosirak.order.lifecycle.OrderCommand.ReverseDeposit;
import dev.dosirak.order.lifecycle.OrderEvent.Accepted;
import dev.dosirak.order.lifecycle.OrderEvent.By;
import dev.dosirak.order.lifecycle.OrderEvent.Cancelled;
import dev.dosirak.order.lifecycle.OrderEvent.Delayed;
import dev.dosirak.order.lifecycle.OrderEvent.Delivered;
import dev.dosirak.order.lifecycle.OrderEvent.DeliveryPending;
import dev.dosirak.order.lifecycle.OrderEvent.Paid;
import dev.dosirak.order.lifecycle.OrderEvent.PaymentCancelled;
import dev.dosirak.order.lifecycle.OrderEvent.PaymentFailed;
import dev.dosirak.order.lifecycle.OrderEvent.Pending;
import dev.dosirak.order.lifecycle.OrderEvent.PickedUp;
import dev.dosirak.order.lifecycle.OrderEvent.Placed;
import dev.dosirak.order.lifecycle.OrderEvent.RefundRequested;
import dev.dosirak.order.lifecycle.OrderEvent.Refunded;
import dev.dosirak.order.lifecycle.OrderEvent.Rejected;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Won;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OrderTest {

    static final Instant NOON = Instant.parse("2026-05-04T03:00:00Z");
    static final Instant PAY_BY = NOON.plusSeconds(600);
    static final Instant ANSWER_BY = NOON.plusSeconds(420);
    static final UUID JUNHO = UUID.randomUUID();
    static final UUID RIDER_SORA = UUID.randomUUID();
    static final Bill BILL = Bills.of(new OrderId(UUID.randomUUID()), JUNHO);

    static final OrderEvent PLACED = new Placed(BILL, PAY_BY, NOON);
    static final OrderEvent PAID = new Paid(ANSWER_BY, NOON);
    static final OrderEvent RELAYED = new Pending(NOON);
    static final OrderEvent ACCEPTED = new Accepted(20, NOON);
    static final OrderEvent RIDER_AWAITED = new DeliveryPending(NOON);
    static final OrderEvent PICKED_UP = new PickedUp(RIDER_SORA, NOON);
    static final OrderEvent DELAYED = new Delayed("비", NOON);
    static final OrderEvent DELIVERED = new Delivered(RIDER_SORA, NOON);
    static final OrderEvent UNDONE = new PaymentCancelled(By.BANK, "deposit-reversed", NOON);

    @Test
    void anOrderGoesItsWayToTheDoor() {
        assertThat(given(PLACED).when(new Pay(ANSWER_BY, NOON))).containsExactly(PAID);
        assertThat(given(PLACED, PAID, RELAYED).when(new Accept(20, NOON))).containsExactly(ACCEPTED);
        assertThat(given(PLACED, PAID, RELAYED, ACCEPTED).when(new MarkDeliveryPending(NOON)))
                .containsExactly(RIDER_AWAITED);
        assertThat(given(PLACED, PAID, RELAYED, ACCEPTED, RIDER_AWAITED).when(new PickUp(RIDER_SORA, NOON)))
                .containsExactly(PICKED_UP);
        assertThat(given(PLACED, PAID, RELAYED, ACCEPTED, RIDER_AWAITED, PICKED_UP)
                        .when(new Deliver(RIDER_SORA, NOON)))
                .containsExactly(DELIVERED);
    }

    @Test
    void anUnpaidOrderIsCancelledWithoutARefund() {
        assertThat(given(PLACED).when(new CancelByCustomer("마음이 바뀌었어요", NOON)))
                .containsExactly(new PaymentCancelled(By.CUSTOMER, "마음이 바뀌었어요", NOON));
    }

    @Test
    void aPaidOrderThatIsCancelledIsRefundedWhole() {
        assertThat(given(PLACED, PAID, RELAYED).when(new CancelByCustomer("늦어서요", NOON)))
                .containsExactly(
                        new Cancelled(By.CUSTOMER, "늦어서요", NOON), new RefundRequested(Won.of(20_000), "늦어서요", NOON));
    }

    @Test
    void aRejectedOrderIsCancelledAndRefundedAtOnce() {
        assertThat(given(PLACED, PAID, RELAYED).when(new Reject("sold-out", NOON)))
                .containsExactly(
                        new Rejected("sold-out", NOON),
                        new Cancelled(By.SHOP, "sold-out", NOON),
                        new RefundRequested(Won.of(20_000), "sold-out", NOON));
    }

    @Test
    void afterAcceptanceTheCustomerCannotCancelAlone() {
        refused(OrderRefusal.ALREADY_ACCEPTED, new CancelByCustomer("늦어서요", NOON), PLACED, PAID, RELAYED, ACCEPTED);
        refused(
                OrderRefusal.ALREADY_PICKED_UP,
                new CancelByShop("품절", NOON),
                PLACED,
                PAID,
                RELAYED,
                ACCEPTED,
                RIDER_AWAITED,
                PICKED_UP);
    }

    @Test
    void whoeverIsFirstDecides() {
        var cancelled = given(PLACED, PAID, RELAYED).when(new CancelUnanswered(NOON));

        assertThat(given(PLACED, PAID, RELAYED, cancelled.get(0), cancelled.get(1))
                        .when(new Accept(20, NOON)))
                .isEmpty();
        assertThat(given(PLACED, PAID, RELAYED, ACCEPTED).when(new CancelUnanswered(NOON)))
                .isEmpty();
    }

    @Test
    void moneyThatComesAfterACancellationIsNoNewsHere() {
        assertThat(given(PLACED, new PaymentCancelled(By.CUSTOMER, "그냥", NOON)).when(new Pay(ANSWER_BY, NOON)))
                .isEmpty();
    }

    @Test
    void moneyThatGoesBackForAnOrderThatWasNeverPaidIsNoNewsHere() {
        assertThat(given(PLACED, new PaymentCancelled(By.TIMEOUT, "not-paid-in-time", NOON))
                        .when(new Refund(NOON)))
                .isEmpty();
        assertThat(given(PLACED, new PaymentFailed("한도 초과", NOON)).when(new Refund(NOON)))
                .as("the gateway took it after it had seemed to decline")
                .isEmpty();
    }

    /// `docs/money.md`, scenario 5.
    @Test
    void anOrderWhoseDepositIsUndoneStopsWhereverItIsAndNothingGoesBack() {
        var life = List.of(PLACED, PAID, RELAYED, ACCEPTED, RIDER_AWAITED, PICKED_UP, DELAYED);
        for (int length = 2; length <= life.size(); length++) {
            assertThat(new Given(life.subList(0, length)).when(new ReverseDeposit(NOON)))
                    .as("after %s", life.get(length - 1))
                    .containsExactly(new Cancelled(By.BANK, "deposit-reversed", NOON), UNDONE);
        }
    }

    @Test
    void anOrderThatHasEndedDoesNotStop() {
        var toTheDoor = List.of(PLACED, PAID, RELAYED, ACCEPTED, RIDER_AWAITED, PICKED_UP, DELIVERED);
        assertThat(new Given(toTheDoor).when(new ReverseDeposit(NOON))).isEmpty();
        var callOff = new Cancelled(By.CUSTOMER, "늦어서요", NOON);
        var refund = new RefundRequested(Won.of(20_000), "늦어서요", NOON);
        for (var history : List.of(
                List.of(PLACED, new PaymentFailed("한도 초과", NOON)),
                List.of(PLACED, new PaymentCancelled(By.CUSTOMER, "그냥", NOON)),
                List.of(PLACED, PAID, callOff, refund, new Refunded(Won.of(20_000), NOON)))) {
            assertThat(new Given(history).when(new ReverseDeposit(NOON)))
                    .as("after %s", history)
                    .isEmpty();
        }
        refused(OrderRefusal.UNKNOWN_ORDER, new ReverseDeposit(NOON));
    }

    @Test
    void whoWaitsForARefundOfAnUndoneDepositWaitsNoMore() {
        assertThat(given(
                                PLACED,
                                PAID,
                                new Cancelled(By.CUSTOMER, "늦어서요", NOON),
                                new RefundRequested(Won.of(20_000), "늦어서요", NOON))
                        .when(new ReverseDeposit(NOON)))
                .containsExactly(UNDONE);
    }

    @Test
    void aDepositThatIsUndoneBeforeWeHearOfItIsNeverOurs() {
        assertThat(given(PLACED).when(new ReverseDeposit(NOON))).containsExactly(UNDONE);
        assertThat(given(PLACED, UNDONE).when(new Pay(ANSWER_BY, NOON))).isEmpty();
    }

    @Test
    void whatComesLateDoesNotReviveAnOrderWhoseDepositIsUndone() {
        var late = List.of(
                new ReverseDeposit(NOON),
                new Pay(ANSWER_BY, NOON),
                new FailPayment("deposit-reversed", NOON),
                new CancelUnpaid(NOON),
                new CancelUnanswered(NOON),
                new MarkPending(NOON),
                new Accept(20, NOON),
                new Reject("sold-out", NOON),
                new MarkDeliveryPending(NOON),
                new PickUp(RIDER_SORA, NOON),
                new Delay("비", NOON),
                new Deliver(RIDER_SORA, NOON),
                new Refund(NOON));
        var stopped = List.of(PLACED, PAID, new Cancelled(By.BANK, "deposit-reversed", NOON), UNDONE);
        assertThat(late)
                .allSatisfy(it ->
                        assertThat(new Given(stopped).when(it)).as("%s", it).isEmpty());
        for (var cancel : List.of(new CancelByCustomer("늦어서요", NOON), new CancelByShop("품절", NOON))) {
            refused(OrderRefusal.ALREADY_CALLED_OFF, cancel, stopped.toArray(OrderEvent[]::new));
        }
    }

    @Test
    void nothingHappensOutOfOrder() {
        refused(OrderRefusal.OUT_OF_ORDER, new Accept(20, NOON), PLACED);
        refused(
                OrderRefusal.OUT_OF_ORDER,
                new Deliver(RIDER_SORA, NOON),
                PLACED,
                PAID,
                RELAYED,
                ACCEPTED,
                RIDER_AWAITED);
        refused(OrderRefusal.UNKNOWN_ORDER, new Pay(ANSWER_BY, NOON));
    }

    private static void refused(OrderRefusal reason, OrderCommand command, OrderEvent... history) {
        assertThatThrownBy(() -> given(history).when(command))
                .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.why()).isEqualTo(reason));
    }

    static Given given(OrderEvent... history) {
        return new Given(List.of(history));
    }

    record Given(List<OrderEvent> history) {
        List<OrderEvent> when(OrderCommand command) {
            return Order.decide(replay(history), command);
        }
    }

    static Order replay(List<OrderEvent> history) {
        Order state = new Order.Unknown();
        for (var event : history) {
            state = Order.evolve(state, event);
        }
        return state;
    }
}
