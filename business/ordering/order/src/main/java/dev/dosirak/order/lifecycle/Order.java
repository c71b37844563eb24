package dev.dosirak.order.lifecycle;

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
import dev.dosirak.order.lifecycle.OrderCommand.Place;
import dev.dosirak.order.lifecycle.OrderCommand.Refund;
import dev.dosirak.order.lifecycle.OrderCommand.Reject;
import dev.dosirak.order.lifecycle.OrderCommand.ReverseDeposit;
import dev.dosirak.order.lifecycle.OrderEvent.By;
import dev.dosirak.platform.kernel.Refused;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// The life of one order. Each state's name says what is already done.
public sealed interface Order {

    record Unknown() implements Order {}

    /// Every state that has a bill, which is every one but the first.
    sealed interface Known extends Order {
        Bill bill();
    }

    record PaymentPending(Bill bill) implements Known {}

    record PaymentSucceeded(Bill bill) implements Known {}

    record PaymentFailed(Bill bill, String reason) implements Known {}

    record PaymentCancelled(Bill bill, By by, String reason) implements Known {}

    record Pending(Bill bill) implements Known {}

    record Accepted(Bill bill, int cookMinutes) implements Known {}

    record Rejected(Bill bill, String reason) implements Known {}

    record DeliveryPending(Bill bill) implements Known {}

    record PickedUp(Bill bill, UUID rider) implements Known {}

    record Delayed(Bill bill, UUID rider, String reason) implements Known {}

    record Delivered(Bill bill, UUID rider, Instant at) implements Known {}

    record Cancelled(Bill bill, By by, String reason) implements Known {}

    record RefundPending(Bill bill, By by, String reason) implements Known {}

    record Refunded(Bill bill, By by, String reason) implements Known {}

    /// The rules: what a command does in a state. A repeated command changes nothing, and neither does one that
    /// lost its race against a cancellation; a pair that is not listed is refused.
    static List<OrderEvent> decide(Order state, OrderCommand command) {
        record Move(Order from, OrderCommand by) {}
        return switch (new Move(state, command)) {
            case Move(Unknown _, Place c) -> List.of(new OrderEvent.Placed(c.bill(), c.payBy(), c.at()));
            case Move(PaymentPending s, Place c) when s.bill().equals(c.bill()) -> List.of();

            case Move(PaymentPending _, Pay c) -> List.of(new OrderEvent.Paid(c.answerBy(), c.at()));
            case Move(PaymentPending _, FailPayment c) -> List.of(new OrderEvent.PaymentFailed(c.reason(), c.at()));
            case Move(PaymentPending _, CancelByCustomer c) ->
                List.of(new OrderEvent.PaymentCancelled(By.CUSTOMER, c.reason(), c.at()));
            case Move(PaymentPending _, CancelUnpaid c) ->
                List.of(new OrderEvent.PaymentCancelled(By.TIMEOUT, NOT_PAID_IN_TIME, c.at()));

            case Move(PaymentSucceeded _, MarkPending c) -> List.of(new OrderEvent.Pending(c.at()));
            case Move(PaymentSucceeded s, CancelByCustomer c) -> cancel(s, By.CUSTOMER, c.reason(), c.at());
            case Move(PaymentSucceeded s, CancelUnanswered c) -> cancel(s, By.UNANSWERED, NO_ANSWER, c.at());

            case Move(Pending _, Accept c) -> List.of(new OrderEvent.Accepted(c.cookMinutes(), c.at()));
            case Move(Pending s, Reject c) -> reject(s, c);
            case Move(Pending s, CancelByCustomer c) -> cancel(s, By.CUSTOMER, c.reason(), c.at());
            case Move(Pending s, CancelUnanswered c) -> cancel(s, By.UNANSWERED, NO_ANSWER, c.at());

            case Move(Accepted _, MarkDeliveryPending c) -> List.of(new OrderEvent.DeliveryPending(c.at()));
            case Move(Accepted s, CancelByShop c) -> cancel(s, By.SHOP, c.reason(), c.at());
            case Move(DeliveryPending _, PickUp c) -> List.of(new OrderEvent.PickedUp(c.rider(), c.at()));
            case Move(DeliveryPending s, CancelByShop c) -> cancel(s, By.SHOP, c.reason(), c.at());
            case Move(PickedUp _, Delay c) -> List.of(new OrderEvent.Delayed(c.reason(), c.at()));
            case Move(PickedUp _, Deliver c) -> List.of(new OrderEvent.Delivered(c.rider(), c.at()));
            case Move(Delayed _, Deliver c) -> List.of(new OrderEvent.Delivered(c.rider(), c.at()));

            case Move(RefundPending s, Refund c) ->
                List.of(new OrderEvent.Refunded(s.bill().total(), c.at()));

            case Move(PaymentPending _, ReverseDeposit c) -> List.of(depositReversed(c));
            case Move(RefundPending _, ReverseDeposit c) -> List.of(depositReversed(c));
            case Move(Known s, ReverseDeposit c)
            when !isPast(s, Stage.DELIVERED) ->
                List.of(new OrderEvent.Cancelled(By.BANK, DEPOSIT_REVERSED, c.at()), depositReversed(c));

            case Move(Known s, OrderCommand c) when isAlreadyKnown(s, c) -> List.of();
            case Move(Unknown _, OrderCommand _) -> throw new Refused(OrderRefusal.UNKNOWN_ORDER);
            case Move(Known s, CancelByCustomer _) -> throw new Refused(whyNotCancelled(s));
            case Move(Known s, CancelByShop _) -> throw new Refused(whyNotCancelled(s));
            default -> throw new Refused(OrderRefusal.OUT_OF_ORDER);
        };
    }

    /// Codes, because nobody said them; who reads them gets a sentence.
    String NO_ANSWER = "not-answered-in-time";

    String NOT_PAID_IN_TIME = "not-paid-in-time";

    String DEPOSIT_REVERSED = "deposit-reversed";

    private static List<OrderEvent> cancel(Known state, By by, String reason, Instant at) {
        return List.of(
                new OrderEvent.Cancelled(by, reason, at),
                new OrderEvent.RefundRequested(state.bill().total(), reason, at));
    }

    private static List<OrderEvent> reject(Known state, Reject command) {
        return List.of(
                new OrderEvent.Rejected(command.reason(), command.at()),
                new OrderEvent.Cancelled(By.SHOP, command.reason(), command.at()),
                new OrderEvent.RefundRequested(state.bill().total(), command.reason(), command.at()));
    }

    /// Instead of a refund, for there is nothing that could go back.
    private static OrderEvent depositReversed(ReverseDeposit command) {
        return new OrderEvent.PaymentCancelled(By.BANK, DEPOSIT_REVERSED, command.at());
    }

    /// What reaches us late: we know it already, or the order was called off before they could.
    private static boolean isAlreadyKnown(Known state, OrderCommand command) {
        return switch (command) {
            case Place _ -> false;
            case Pay _ -> !(state instanceof PaymentFailed);
            case FailPayment _ -> state instanceof PaymentFailed || state instanceof PaymentCancelled;
            case CancelUnpaid _, ReverseDeposit _ -> true;
            case CancelUnanswered _ -> isCalledOff(state) || isPast(state, Stage.ANSWERED);
            case MarkPending _ -> isCalledOff(state) || isPast(state, Stage.PENDING);
            case Accept _, Reject _ -> isCalledOff(state) || isPast(state, Stage.ANSWERED);
            case MarkDeliveryPending _ -> isCalledOff(state) || isPast(state, Stage.DELIVERY_PENDING);
            case PickUp _ -> isCalledOff(state) || isPast(state, Stage.PICKED_UP);
            case Delay _ -> isCalledOff(state) || state instanceof Delayed || state instanceof Delivered;
            case Deliver _ -> isCalledOff(state) || state instanceof Delivered;
            case CancelByCustomer _ -> isCalledOffBy(state, By.CUSTOMER);
            case CancelByShop _ -> isCalledOffBy(state, By.SHOP);
            case Refund _ ->
                state instanceof Refunded || state instanceof PaymentCancelled || state instanceof PaymentFailed;
        };
    }

    private static boolean isPast(Known state, Stage stage) {
        return Stage.of(state).compareTo(stage) >= 0;
    }

    private static boolean isCalledOff(Known state) {
        return Stage.of(state) == Stage.CALLED_OFF;
    }

    private static boolean isCalledOffBy(Known state, By by) {
        return switch (state) {
            case PaymentCancelled s -> s.by() == by;
            case Cancelled s -> s.by() == by;
            case RefundPending s -> s.by() == by;
            case Refunded s -> s.by() == by;
            default -> false;
        };
    }

    private static OrderRefusal whyNotCancelled(Known state) {
        return switch (Stage.of(state)) {
            case PLACED, PAID, PENDING -> OrderRefusal.NOT_ACCEPTED_YET;
            case ANSWERED, DELIVERY_PENDING -> OrderRefusal.ALREADY_ACCEPTED;
            case PICKED_UP, DELIVERED -> OrderRefusal.ALREADY_PICKED_UP;
            case CALLED_OFF -> OrderRefusal.ALREADY_CALLED_OFF;
        };
    }

    /// The bookkeeping: what an event leaves behind. No rules here; an impossible pair means a corrupt history.
    static Order evolve(Order state, OrderEvent event) {
        record Step(Order from, OrderEvent by) {}
        return switch (new Step(state, event)) {
            case Step(Unknown _, OrderEvent.Placed e) -> new PaymentPending(e.bill());
            case Step(PaymentPending s, OrderEvent.Paid _) -> new PaymentSucceeded(s.bill());
            case Step(PaymentPending s, OrderEvent.PaymentFailed e) -> new PaymentFailed(s.bill(), e.reason());
            case Step(PaymentPending s, OrderEvent.PaymentCancelled e) ->
                new PaymentCancelled(s.bill(), e.by(), e.reason());
            case Step(PaymentSucceeded s, OrderEvent.Pending _) -> new Pending(s.bill());
            case Step(Pending s, OrderEvent.Accepted e) -> new Accepted(s.bill(), e.cookMinutes());
            case Step(Pending s, OrderEvent.Rejected e) -> new Rejected(s.bill(), e.reason());
            case Step(Accepted s, OrderEvent.DeliveryPending _) -> new DeliveryPending(s.bill());
            case Step(DeliveryPending s, OrderEvent.PickedUp e) -> new PickedUp(s.bill(), e.rider());
            case Step(PickedUp s, OrderEvent.Delayed e) -> new Delayed(s.bill(), s.rider(), e.reason());
            case Step(PickedUp s, OrderEvent.Delivered e) -> new Delivered(s.bill(), e.rider(), e.at());
            case Step(Delayed s, OrderEvent.Delivered e) -> new Delivered(s.bill(), e.rider(), e.at());
            case Step(PaymentSucceeded s, OrderEvent.Cancelled e) -> new Cancelled(s.bill(), e.by(), e.reason());
            case Step(Pending s, OrderEvent.Cancelled e) -> new Cancelled(s.bill(), e.by(), e.reason());
            case Step(Rejected s, OrderEvent.Cancelled e) -> new Cancelled(s.bill(), e.by(), e.reason());
            case Step(Accepted s, OrderEvent.Cancelled e) -> new Cancelled(s.bill(), e.by(), e.reason());
            case Step(DeliveryPending s, OrderEvent.Cancelled e) -> new Cancelled(s.bill(), e.by(), e.reason());
            case Step(PickedUp s, OrderEvent.Cancelled e) -> new Cancelled(s.bill(), e.by(), e.reason());
            case Step(Delayed s, OrderEvent.Cancelled e) -> new Cancelled(s.bill(), e.by(), e.reason());
            case Step(Cancelled s, OrderEvent.PaymentCancelled e) -> new PaymentCancelled(s.bill(), e.by(), e.reason());
            case Step(Cancelled s, OrderEvent.RefundRequested _) -> new RefundPending(s.bill(), s.by(), s.reason());
            case Step(RefundPending s, OrderEvent.PaymentCancelled e) ->
                new PaymentCancelled(s.bill(), e.by(), e.reason());
            case Step(RefundPending s, OrderEvent.Refunded _) -> new Refunded(s.bill(), s.by(), s.reason());
            default -> throw new IllegalStateException("%s cannot follow %s".formatted(event, state));
        };
    }
}
