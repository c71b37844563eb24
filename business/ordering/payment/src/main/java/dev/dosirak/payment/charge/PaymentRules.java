package dev.dosirak.payment.charge;

import dev.dosirak.payment.charge.Payment.AwaitingCustomer;
import dev.dosirak.payment.charge.Payment.AwaitingDeposit;
import dev.dosirak.payment.charge.Payment.AwaitingResult;
import dev.dosirak.payment.charge.Payment.CancelledUnseen;
import dev.dosirak.payment.charge.Payment.Charging;
import dev.dosirak.payment.charge.Payment.Declined;
import dev.dosirak.payment.charge.Payment.InProgress;
import dev.dosirak.payment.charge.Payment.Known;
import dev.dosirak.payment.charge.Payment.Nothing;
import dev.dosirak.payment.charge.Payment.Paid;
import dev.dosirak.payment.charge.Payment.Pending;
import dev.dosirak.payment.charge.Payment.Refunded;
import dev.dosirak.payment.charge.Payment.Refunding;
import dev.dosirak.payment.charge.Payment.Requested;
import dev.dosirak.payment.charge.Payment.Returned;
import dev.dosirak.payment.charge.Payment.Unasked;
import dev.dosirak.payment.charge.Payment.Unknown;
import dev.dosirak.payment.charge.Payment.Unpaid;
import dev.dosirak.payment.charge.Payment.Withdrawn;
import dev.dosirak.payment.charge.PaymentCommand.Captured;
import dev.dosirak.payment.charge.PaymentCommand.Decline;
import dev.dosirak.payment.charge.PaymentCommand.NoEffect;
import dev.dosirak.payment.charge.PaymentCommand.NotSent;
import dev.dosirak.payment.charge.PaymentCommand.Repeat;
import dev.dosirak.payment.charge.PaymentCommand.Request;
import dev.dosirak.payment.charge.PaymentCommand.Unclear;
import dev.dosirak.payment.charge.PaymentCommand.Withdraw;
import dev.dosirak.payment.charge.PaymentEvent.Attempted;
import dev.dosirak.payment.charge.PaymentEvent.CancelledBeforeRequest;
import dev.dosirak.payment.charge.PaymentEvent.CapturedLate;
import dev.dosirak.payment.charge.PaymentEvent.RefundRequested;
import dev.dosirak.payment.charge.PaymentEvent.ResultUnknown;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Won;
import java.time.Instant;
import java.util.List;

/// What a command does in a state, as far as money is taken. A repeat changes nothing.
final class PaymentRules {

    private PaymentRules() {}

    static List<PaymentEvent> request(Payment state, Request c) {
        var requested = new PaymentEvent.Requested(c.bill(), c.payBy(), c.at());
        return switch (state) {
            // No gateway takes that, and an order of free things is legal: it must not wait for an answer.
            case Nothing _
            when c.bill().amount().compareTo(Won.ZERO) <= 0 ->
                List.of(requested, new PaymentEvent.Declined(DeclineReason.NOTHING_TO_PAY.code(), c.at()));
            case Nothing _ -> List.of(requested);
            case CancelledUnseen _ -> List.of();
            case Known s when s.bill().equals(c.bill()) -> List.of();
            case Known _ -> throw new Refused(PaymentRefusal.ANOTHER_BILL);
        };
    }

    static List<PaymentEvent> withdraw(Payment state, Withdraw c) {
        return switch (state) {
            case Nothing _ -> List.of(new CancelledBeforeRequest(c.order(), c.customer(), c.at()));
            case CancelledUnseen _ -> List.of();
            case Known s -> callOff(s, "order-cancelled", c.at());
        };
    }

    static List<PaymentEvent> refund(Payment state, PaymentCommand.Refund c) {
        return switch (state) {
            case Nothing _ -> throw new Refused(PaymentRefusal.UNKNOWN_PAYMENT);
            case CancelledUnseen _ -> List.of();
            case Known s
            when !s.bill().amount().equals(c.amount()) -> throw new Refused(PaymentRefusal.NOT_THE_WHOLE_AMOUNT);
            case Declined s when s.reason().equals(DeclineReason.DEPOSIT_REVERSED.code()) -> List.of();
            case Declined _ -> throw new Refused(PaymentRefusal.NOTHING_CAPTURED);
            case Known s -> callOff(s, c.reason(), c.at());
        };
    }

    private static List<PaymentEvent> callOff(Known state, String reason, Instant at) {
        return switch (state) {
            // No attempt is under way: who wants to make one must append first, and now cannot. What a window has
            // taken by itself is found by late looks, and goes back.
            case Unasked _ -> List.of(new PaymentEvent.Cancelled(at));
            case Charging _ -> List.of(new PaymentEvent.Withdrawn(at));
            case Paid _ -> List.of(new RefundRequested(reason, at));
            case Withdrawn _, Unpaid _, Refunding _, Refunded _ -> List.of();
        };
    }

    static List<PaymentEvent> attempt(Payment state, PaymentCommand.Attempt c) {
        return switch (state) {
            case Requested s -> List.of(new Attempted(new Attempt(s.tries() + 1, c.pg(), c.at())));
            case Returned s -> List.of(new Attempted(new Attempt(s.tries() + 1, c.pg(), c.at(), s.window())));
            default -> List.of();
        };
    }

    /// Money counts by what is left of it, in every state: a payment of which the gateway has given back a part
    /// is not paid, and what is not wanted any more goes back.
    static List<PaymentEvent> captured(Payment state, Captured c) {
        boolean whole = c.left().equals(c.capture().amount());
        boolean nothing = c.left().amount() == 0;
        var late = new CapturedLate(c.capture(), c.at());
        var reversed = new PaymentEvent.Declined(DeclineReason.REVERSED_BY_GATEWAY.code(), c.at());
        var other = new PaymentEvent.Declined(DeclineReason.ANOTHER_AMOUNT_PAID.code(), c.at());
        return switch (state) {
            case Pending s
            when !s.bill().amount().equals(c.capture().amount()) -> nothing ? List.of(other) : List.of(other, late);
            case Pending _ when whole -> List.of(new PaymentEvent.Approved(c.capture(), c.at()));
            case Pending _ -> nothing ? List.of(reversed) : List.of(reversed, late);
            case Withdrawn _ -> List.of(nothing ? new PaymentEvent.Cancelled(c.at()) : late);
            case Unpaid _ -> nothing ? List.of() : List.of(late);
            case Payment.Captured s
            when !s.capture().pg().equals(c.capture().pg()) ->
                SecondCaptureRules.found(s, c.capture(), c.left(), c.at());
            case Paid s when s.capture().equals(c.capture()) -> PartialRefundRules.found(s, c.left(), c.at());
            case Paid _ -> List.of();
            case Refunding _, Refunded _ -> List.of();
            case Nothing _, CancelledUnseen _ -> throw new IllegalStateException(c + " without a bill");
        };
    }

    /// Counts only while that attempt is the last one: another may have taken the money meanwhile.
    static List<PaymentEvent> decline(Payment state, Decline c) {
        return switch (state) {
            case AwaitingCustomer _, AwaitingDeposit _, Returned _ when c.number() != 0 -> List.of();
            case Unasked _ -> List.of(new PaymentEvent.Declined(c.reason(), c.at()));
            case AwaitingResult s
            when c.number() != 0 && c.number() != s.attempt().number() -> List.of();
            case Charging s -> WindowRules.decline(s, c);
            case Withdrawn _ -> List.of(new PaymentEvent.Cancelled(c.at()));
            case Nothing _, CancelledUnseen _, Unpaid _, Payment.Captured _ -> List.of();
        };
    }

    static List<PaymentEvent> unclear(Payment state, Unclear c) {
        return switch (state) {
            case InProgress s when s.attempt().equals(c.attempt()) -> List.of(new ResultUnknown(c.at()));
            default -> RefundRules.unclear(state, c);
        };
    }

    /// Counts only for the very attempt. Of one that was sent before, the earlier request may still be under way, and a
    /// new number would be a second request for the same money: it is as if nobody had tried to send it again.
    static List<PaymentEvent> notSent(Payment state, NotSent c) {
        return switch (state) {
            case InProgress s
            when s.attempt().equals(c.attempt()) ->
                List.of(new PaymentEvent.NotSent(c.attempt().number(), c.at()));
            case Unknown s
            when s.attempt().equals(c.attempt()) && c.attempt().wasSentAgain() ->
                List.of(new Attempted(c.attempt().unsent()));
            default -> List.of();
        };
    }

    /// Counts only for the very attempt, and while its time is not up.
    static List<PaymentEvent> repeat(Payment state, Repeat c) {
        return state instanceof Charging s && s.attempt().equals(c.attempt()) && c.at().isBefore(s.payBy())
                ? again(s, c.at())
                : List.of();
    }

    private static List<PaymentEvent> again(Charging state, Instant at) {
        var again = new Attempted(state.attempt().again(at));
        return state instanceof InProgress ? List.of(new ResultUnknown(at), again) : List.of(again);
    }

    /// The attempt came to nothing as far as the gateway knows. The same one is made again under the same
    /// number, or not at all any more when the order is off or its time is up; should the first one arrive
    /// after all, the gateway knows it for the same, or the money goes back as captured late.
    static List<PaymentEvent> noEffect(Payment state, NoEffect c) {
        return switch (state) {
            case AwaitingResult s when !s.attempt().equals(c.attempt()) -> List.of();
            case Charging s
            when !c.at().isBefore(s.payBy()) ->
                List.of(new PaymentEvent.Declined(DeclineReason.NOT_PAID_IN_TIME.code(), c.at()));
            case Charging s -> again(s, c.at());
            case Withdrawn _ -> List.of(new PaymentEvent.Cancelled(c.at()));
            case Nothing _, CancelledUnseen _, Unasked _, Unpaid _, Payment.Captured _ -> List.of();
        };
    }
}
