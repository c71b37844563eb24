package dev.dosirak.payment.charge;

import dev.dosirak.payment.charge.Payment.Approved;
import dev.dosirak.payment.charge.Payment.Cancelled;
import dev.dosirak.payment.charge.Payment.CancelledUnseen;
import dev.dosirak.payment.charge.Payment.Declined;
import dev.dosirak.payment.charge.Payment.InProgress;
import dev.dosirak.payment.charge.Payment.Nothing;
import dev.dosirak.payment.charge.Payment.RefundInProgress;
import dev.dosirak.payment.charge.Payment.RefundPending;
import dev.dosirak.payment.charge.Payment.RefundStuck;
import dev.dosirak.payment.charge.Payment.RefundUnknown;
import dev.dosirak.payment.charge.Payment.Refunded;
import dev.dosirak.payment.charge.Payment.Requested;
import dev.dosirak.payment.charge.Payment.Reversed;
import dev.dosirak.payment.charge.Payment.Unknown;
import dev.dosirak.payment.charge.Payment.Withdrawn;
import dev.dosirak.payment.charge.PaymentCommand.Captured;
import dev.dosirak.payment.charge.PaymentCommand.Decline;
import dev.dosirak.payment.charge.PaymentCommand.NoEffect;
import dev.dosirak.payment.charge.PaymentCommand.NotSent;
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
                List.of(requested, new PaymentEvent.Declined(Payment.NOTHING_TO_PAY, c.at()));
            case Nothing _ -> List.of(requested);
            case CancelledUnseen _ -> List.of();
            default -> {
                if (!Payment.billOf(state).equals(c.bill())) {
                    throw new Refused(PaymentRefusal.ANOTHER_BILL);
                }
                yield List.of();
            }
        };
    }

    static List<PaymentEvent> withdraw(Payment state, Withdraw c) {
        return switch (state) {
            case Nothing _ -> List.of(new CancelledBeforeRequest(c.order(), c.customer(), c.at()));
            // Nobody has asked the gateway: who wants to must append first, and now cannot.
            case Requested _ -> List.of(new PaymentEvent.Cancelled(c.at()));
            case InProgress _, Unknown _ -> List.of(new PaymentEvent.Withdrawn(c.at()));
            case Approved _, Reversed _ -> List.of(new RefundRequested("order-cancelled", c.at()));
            case Withdrawn _, Declined _, Cancelled _, CancelledUnseen _ -> List.of();
            case RefundPending _, RefundInProgress _, RefundUnknown _, RefundStuck _, Refunded _ -> List.of();
        };
    }

    static List<PaymentEvent> refund(Payment state, PaymentCommand.Refund c) {
        if (!(state instanceof Nothing || state instanceof CancelledUnseen)
                && !Payment.billOf(state).amount().equals(c.amount())) {
            throw new Refused(PaymentRefusal.NOT_THE_WHOLE_AMOUNT);
        }
        return switch (state) {
            case Nothing _ -> throw new Refused(PaymentRefusal.UNKNOWN_PAYMENT);
            case Declined _ -> throw new Refused(PaymentRefusal.NOTHING_CAPTURED);
            case Requested _ -> List.of(new PaymentEvent.Cancelled(c.at()));
            case InProgress _, Unknown _ -> List.of(new PaymentEvent.Withdrawn(c.at()));
            case Approved _, Reversed _ -> List.of(new RefundRequested(c.reason(), c.at()));
            case Withdrawn _, Cancelled _, CancelledUnseen _ -> List.of();
            case RefundPending _, RefundInProgress _, RefundUnknown _, RefundStuck _, Refunded _ -> List.of();
        };
    }

    static List<PaymentEvent> attempt(Payment state, PaymentCommand.Attempt c) {
        return state instanceof Requested s
                ? List.of(new Attempted(new Attempt(s.tries() + 1, c.pg(), c.at())))
                : List.of();
    }

    /// Money counts by what is left of it, in every state: a payment of which the gateway has given back a part
    /// is not paid, and what is not wanted any more goes back.
    static List<PaymentEvent> captured(Payment state, Captured c) {
        boolean whole = c.left().equals(c.capture().amount());
        boolean nothing = c.left().amount() == 0;
        var late = new CapturedLate(c.capture(), c.at());
        var reversed = new PaymentEvent.Declined(Payment.REVERSED_BY_GATEWAY, c.at());
        return switch (state) {
            case Requested _, InProgress _, Unknown _
            when whole -> List.of(new PaymentEvent.Approved(c.capture(), c.at()));
            case Requested _, InProgress _, Unknown _ -> nothing ? List.of(reversed) : List.of(reversed, late);
            case Withdrawn _ -> List.of(nothing ? new PaymentEvent.Cancelled(c.at()) : late);
            case Cancelled _, Declined _ -> nothing ? List.of() : List.of(late);
            case Approved s ->
                whole || !s.capture().equals(c.capture())
                        ? List.of()
                        : List.of(new PaymentEvent.Reversed(c.left(), c.at()));
            case Reversed s ->
                c.left().isLessThan(s.left()) ? List.of(new PaymentEvent.Reversed(c.left(), c.at())) : List.of();
            case RefundPending _, RefundInProgress _, RefundUnknown _, RefundStuck _, Refunded _ -> List.of();
            case Nothing _, CancelledUnseen _ -> throw new IllegalStateException(c + " without a bill");
        };
    }

    /// Counts only while that attempt is the last one: another may have taken the money meanwhile.
    static List<PaymentEvent> decline(Payment state, Decline c) {
        var declined = new PaymentEvent.Declined(c.reason(), c.at());
        return switch (state) {
            case Requested _ -> List.of(declined);
            case InProgress s when isOf(c, s.attempt()) -> List.of(declined);
            case Unknown s when isOf(c, s.attempt()) -> List.of(declined);
            case Withdrawn s when isOf(c, s.attempt()) -> List.of(new PaymentEvent.Cancelled(c.at()));
            default -> List.of();
        };
    }

    private static boolean isOf(Decline decline, Attempt attempt) {
        return decline.number() == 0 || decline.number() == attempt.number();
    }

    static List<PaymentEvent> unclear(Payment state, Unclear c) {
        return switch (state) {
            case InProgress s when s.attempt().equals(c.attempt()) -> List.of(new ResultUnknown(c.at()));
            default -> RefundRules.unclear(state, c);
        };
    }

    /// Counts only for the very attempt, and only for the first sending of its number: of one that was sent
    /// before, the earlier request may still be under way, and a new number would be a second request for the
    /// same money.
    static List<PaymentEvent> notSent(Payment state, NotSent c) {
        return switch (state) {
            case InProgress s
            when s.attempt().equals(c.attempt()) ->
                List.of(new PaymentEvent.NotSent(c.attempt().number(), c.at()));
            default -> List.of();
        };
    }

    /// The attempt came to nothing as far as the gateway knows. The same one is made again under the same
    /// number, or not at all any more when the order is off or its time is up; should the first one arrive
    /// after all, the gateway knows it for the same, or the money goes back as captured late.
    static List<PaymentEvent> noEffect(Payment state, NoEffect c) {
        var again = new Attempted(new Attempt(c.attempt().number(), c.attempt().pg(), c.at()));
        var tooLate = new PaymentEvent.Declined(Payment.NOT_PAID_IN_TIME, c.at());
        return switch (state) {
            case InProgress s
            when s.attempt().equals(c.attempt()) ->
                c.at().isBefore(s.payBy()) ? List.of(new ResultUnknown(c.at()), again) : List.of(tooLate);
            case Unknown s
            when s.attempt().equals(c.attempt()) -> List.of(c.at().isBefore(s.payBy()) ? again : tooLate);
            case Withdrawn s when s.attempt().equals(c.attempt()) -> List.of(new PaymentEvent.Cancelled(c.at()));
            default -> List.of();
        };
    }
}
