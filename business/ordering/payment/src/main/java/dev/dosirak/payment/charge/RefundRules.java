package dev.dosirak.payment.charge;

import dev.dosirak.payment.charge.Payment.AwaitingRefundResult;
import dev.dosirak.payment.charge.Payment.CancelledUnseen;
import dev.dosirak.payment.charge.Payment.Nothing;
import dev.dosirak.payment.charge.Payment.Paid;
import dev.dosirak.payment.charge.Payment.Pending;
import dev.dosirak.payment.charge.Payment.RefundInProgress;
import dev.dosirak.payment.charge.Payment.RefundPending;
import dev.dosirak.payment.charge.Payment.RefundStuck;
import dev.dosirak.payment.charge.Payment.Refunding;
import dev.dosirak.payment.charge.Payment.Unpaid;
import dev.dosirak.payment.charge.Payment.Withdrawn;
import dev.dosirak.payment.charge.PaymentCommand.AttemptRefund;
import dev.dosirak.payment.charge.PaymentCommand.RefundDone;
import dev.dosirak.payment.charge.PaymentCommand.RefundNotDone;
import dev.dosirak.payment.charge.PaymentCommand.RetryRefund;
import dev.dosirak.payment.charge.PaymentCommand.Unclear;
import dev.dosirak.payment.charge.PaymentEvent.RefundAttempted;
import dev.dosirak.payment.charge.PaymentEvent.RefundResultUnknown;
import dev.dosirak.payment.charge.PaymentEvent.RefundRetried;
import dev.dosirak.payment.charge.PaymentEvent.Refunded;
import dev.dosirak.platform.kernel.Refused;
import java.util.List;

/// What a command does in a state, as far as money goes back.
///
/// Each try asks for all that is left, so two tries that both arrive late cannot give back too much: no gateway gives
/// back more than it has. That is why a try need not repeat the one before, as taking money must. Where a sum is lost
/// by
/// a dispute that does not hold, and the whole is given back as [parts][PartialRefundRules] are: what was asked for
/// before
/// must be known first, and each try is on record.
final class RefundRules {

    /// After so many tries in vain a person is asked to look.
    static final int TRIES_BEFORE_STUCK = 8;

    /// Why a try gave nothing back that our contract did not allow us: that says nothing of the gateway.
    static final String NOT_ASKED = "gateway-asked-too-often";

    private RefundRules() {}

    /// Whether people should look after this try.
    static boolean isStuck(int number, String why) {
        return number % TRIES_BEFORE_STUCK == 0 && !why.equals(NOT_ASKED);
    }

    static List<PaymentEvent> attempt(Payment state, AttemptRefund c) {
        return state instanceof RefundPending s
                ? List.of(new RefundAttempted(
                        new Attempt(s.tries() + 1, s.capture().pg(), c.at()), c.left()))
                : List.of();
    }

    /// Published for the first try only.
    static List<PaymentEvent> unclear(Payment state, Unclear c) {
        return state instanceof RefundInProgress s
                        && s.attempt().equals(c.attempt())
                        && s.attempt().number() == 1
                ? List.of(new RefundResultUnknown(c.at()))
                : List.of();
    }

    static List<PaymentEvent> notDone(Payment state, RefundNotDone c) {
        return state instanceof AwaitingRefundResult s && s.attempt().equals(c.attempt())
                ? List.of(notDoneEvent(c))
                : List.of();
    }

    private static PaymentEvent notDoneEvent(RefundNotDone c) {
        int number = c.attempt().number();
        return isStuck(number, c.why())
                ? new PaymentEvent.RefundStuck(number, c.why(), c.at())
                : new PaymentEvent.RefundNotDone(number, c.why(), c.at());
    }

    static List<PaymentEvent> done(Payment state, RefundDone c) {
        return state instanceof Refunding s
                ? List.of(new Refunded(s.capture().amount().minus(s.funds().lost()), c.at()))
                : List.of();
    }

    static List<PaymentEvent> retry(Payment state, RetryRefund c) {
        if (isStuck(state)) {
            return List.of(new RefundRetried(c.by(), c.at()));
        }
        return switch (state) {
            case Refunding _, Payment.Refunded _ -> List.of();
            case Nothing _ -> throw new Refused(PaymentRefusal.UNKNOWN_PAYMENT);
            case CancelledUnseen _, Pending _, Withdrawn _, Unpaid _, Paid _ ->
                throw new Refused(PaymentRefusal.NO_REFUND);
        };
    }

    /// Whether a gateway refuses to give back the whole, a part or a second capture.
    static boolean isStuck(Payment state) {
        return state instanceof RefundStuck
                || state instanceof Payment.Captured s
                        && (SecondCaptureRules.isStuck(s) || PartialRefundRules.isStuck(s));
    }
}
