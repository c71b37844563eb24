package dev.dosirak.payment.charge;

import dev.dosirak.payment.charge.PaymentCommand.AttemptRefund;
import dev.dosirak.payment.charge.PaymentCommand.Captured;
import dev.dosirak.payment.charge.PaymentCommand.Decline;
import dev.dosirak.payment.charge.PaymentCommand.NoEffect;
import dev.dosirak.payment.charge.PaymentCommand.RefundDone;
import dev.dosirak.payment.charge.PaymentCommand.Request;
import dev.dosirak.payment.charge.PaymentCommand.Unclear;
import dev.dosirak.payment.charge.PaymentCommand.Withdraw;
import dev.dosirak.payment.charge.PaymentEvent.Attempted;
import dev.dosirak.payment.charge.PaymentEvent.Barred;
import dev.dosirak.payment.charge.PaymentEvent.BecameUnclear;
import dev.dosirak.payment.charge.PaymentEvent.CapturedLate;
import dev.dosirak.payment.charge.PaymentEvent.RefundAttempted;
import dev.dosirak.payment.charge.PaymentEvent.RefundBecameUnclear;
import dev.dosirak.payment.charge.PaymentEvent.RefundNotDone;
import dev.dosirak.payment.charge.PaymentEvent.RefundRequested;
import dev.dosirak.payment.charge.PaymentRefused.Reason;
import dev.dosirak.platform.kernel.Won;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The money of one order. Each state is a type that holds only what is known by then.
///
/// Two workers may carry the same news, late and in any order; what the gateway is known to have done always counts.
public sealed interface Payment {

    /// Why a bill of 0 won is declined.
    String NOTHING_TO_PAY = "nothing-to-pay";

    record Nothing() implements Payment {}

    /// @param tries attempts made so far, none of which reached the gateway
    record Requested(Bill bill, int tries, Instant since) implements Payment {}

    /// The gateway is being asked for the money, or was when somebody crashed.
    record InProgress(Bill bill, Attempt attempt) implements Payment {}

    /// The gateway was asked and did not say what came of it.
    record Unknown(Bill bill, Attempt attempt) implements Payment {}

    /// The order is off, and whether the attempt took money is still to be found out.
    record Withdrawn(Bill bill, Attempt attempt, Instant since) implements Payment {}

    record Approved(Bill bill, Capture capture) implements Payment {}

    record Declined(Bill bill, String reason) implements Payment {}

    /// Nothing was taken.
    record Cancelled(Bill bill) implements Payment {}

    /// Called off before the bill came; when it comes, it is not paid.
    record CancelledUnseen(UUID order, UUID customer) implements Payment {}

    /// @param tries attempts made so far, none of which gave anything back
    record RefundPending(Bill bill, Capture capture, int tries, Instant since) implements Payment {}

    record RefundInProgress(Bill bill, Capture capture, Attempt attempt) implements Payment {}

    record RefundUnknown(Bill bill, Capture capture, Attempt attempt) implements Payment {}

    record Refunded(Bill bill, Capture capture) implements Payment {}

    /// The rules: what a command does in a state. What is no news does nothing.
    static List<PaymentEvent> decide(Payment state, PaymentCommand command) {
        return switch (command) {
            case Request c -> request(state, c);
            case Withdraw c -> withdraw(state, c);
            case PaymentCommand.Refund c -> refund(state, c);
            case PaymentCommand.Attempt c -> attempt(state, c);
            case Captured c -> captured(state, c);
            case Decline c -> decline(state, c);
            case Unclear c -> unclear(state, c);
            case PaymentCommand.NotSent c -> notSent(state, c);
            case NoEffect c -> noEffect(state, c);
            case AttemptRefund c -> attemptRefund(state, c);
            case RefundDone c -> refundDone(state, c);
        };
    }

    private static List<PaymentEvent> request(Payment state, Request c) {
        var requested = new PaymentEvent.Requested(c.bill(), c.at());
        return switch (state) {
            // No gateway takes that, and an order of free things is legal: it must not wait for an answer.
            case Nothing _
            when c.bill().amount().compareTo(Won.ZERO) <= 0 ->
                List.of(requested, new PaymentEvent.Declined(NOTHING_TO_PAY, c.at()));
            case Nothing _ -> List.of(requested);
            case CancelledUnseen _ -> List.of();
            default -> {
                if (!billOf(state).equals(c.bill())) {
                    throw new PaymentRefused(Reason.ANOTHER_BILL);
                }
                yield List.of();
            }
        };
    }

    private static List<PaymentEvent> withdraw(Payment state, Withdraw c) {
        return switch (state) {
            case Nothing _ -> List.of(new Barred(c.order(), c.customer(), c.at()));
            // Nobody has asked the gateway: who wants to must append first, and now cannot.
            case Requested _ -> List.of(new PaymentEvent.Cancelled(c.at()));
            case InProgress _, Unknown _ -> List.of(new PaymentEvent.Withdrawn(c.at()));
            case Approved _ -> List.of(new RefundRequested("order-cancelled", c.at()));
            case Withdrawn _, Declined _, Cancelled _, CancelledUnseen _ -> List.of();
            case RefundPending _, RefundInProgress _, RefundUnknown _, Refunded _ -> List.of();
        };
    }

    private static List<PaymentEvent> refund(Payment state, PaymentCommand.Refund c) {
        if (!(state instanceof Nothing || state instanceof CancelledUnseen)
                && !billOf(state).amount().equals(c.amount())) {
            throw new PaymentRefused(Reason.NOT_THE_WHOLE_AMOUNT);
        }
        return switch (state) {
            case Nothing _ -> throw new PaymentRefused(Reason.UNKNOWN_PAYMENT);
            case Declined _ -> throw new PaymentRefused(Reason.NOTHING_CAPTURED);
            case Requested _ -> List.of(new PaymentEvent.Cancelled(c.at()));
            case InProgress _, Unknown _ -> List.of(new PaymentEvent.Withdrawn(c.at()));
            case Approved _ -> List.of(new RefundRequested(c.reason(), c.at()));
            case Withdrawn _, Cancelled _, CancelledUnseen _ -> List.of();
            case RefundPending _, RefundInProgress _, RefundUnknown _, Refunded _ -> List.of();
        };
    }

    private static List<PaymentEvent> attempt(Payment state, PaymentCommand.Attempt c) {
        return state instanceof Requested s
                ? List.of(new Attempted(new Attempt(s.tries() + 1, c.pg(), c.at())))
                : List.of();
    }

    /// Money that was taken counts in every state: where it is not wanted any more, it goes back.
    private static List<PaymentEvent> captured(Payment state, Captured c) {
        return switch (state) {
            case Requested _, InProgress _, Unknown _ -> List.of(new PaymentEvent.Approved(c.capture(), c.at()));
            case Withdrawn _, Cancelled _, Declined _ -> List.of(new CapturedLate(c.capture(), c.at()));
            case Approved _, RefundPending _, RefundInProgress _, RefundUnknown _, Refunded _ -> List.of();
            case Nothing _, CancelledUnseen _ -> throw new IllegalStateException(c + " without a bill");
        };
    }

    /// Counts only while that attempt is the last one: another may have taken the money meanwhile.
    private static List<PaymentEvent> decline(Payment state, Decline c) {
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

    private static List<PaymentEvent> unclear(Payment state, Unclear c) {
        return switch (state) {
            case InProgress s when s.attempt().equals(c.attempt()) -> List.of(new BecameUnclear(c.at()));
            case RefundInProgress s when s.attempt().equals(c.attempt()) -> List.of(new RefundBecameUnclear(c.at()));
            default -> List.of();
        };
    }

    /// Counts only for the very attempt: if somebody has sent it again meanwhile, that one may have arrived.
    private static List<PaymentEvent> notSent(Payment state, PaymentCommand.NotSent c) {
        int number = c.attempt().number();
        return switch (state) {
            case InProgress s when s.attempt().equals(c.attempt()) -> List.of(new PaymentEvent.NotSent(number, c.at()));
            case Withdrawn s when s.attempt().equals(c.attempt()) -> List.of(new PaymentEvent.Cancelled(c.at()));
            case RefundInProgress s when s.attempt().equals(c.attempt()) -> List.of(new RefundNotDone(number, c.at()));
            case RefundUnknown s when s.attempt().equals(c.attempt()) -> List.of(new RefundNotDone(number, c.at()));
            default -> List.of();
        };
    }

    /// The attempt came to nothing; the same one is made again, or not at all any more when the order is off.
    private static List<PaymentEvent> noEffect(Payment state, NoEffect c) {
        var again = new Attempt(c.attempt().number(), c.attempt().pg(), c.at());
        return switch (state) {
            case InProgress s when s.attempt().equals(c.attempt()) -> List.of(new Attempted(again));
            case Unknown s when s.attempt().equals(c.attempt()) -> List.of(new Attempted(again));
            case Withdrawn s when s.attempt().equals(c.attempt()) -> List.of(new PaymentEvent.Cancelled(c.at()));
            case RefundInProgress s when s.attempt().equals(c.attempt()) -> List.of(new RefundAttempted(again));
            case RefundUnknown s when s.attempt().equals(c.attempt()) -> List.of(new RefundAttempted(again));
            default -> List.of();
        };
    }

    private static List<PaymentEvent> attemptRefund(Payment state, AttemptRefund c) {
        return state instanceof RefundPending s
                ? List.of(new RefundAttempted(
                        new Attempt(s.tries() + 1, s.capture().pg(), c.at())))
                : List.of();
    }

    private static List<PaymentEvent> refundDone(Payment state, RefundDone c) {
        return switch (state) {
            case RefundPending s ->
                List.of(new PaymentEvent.Refunded(s.capture().amount(), c.at()));
            case RefundInProgress s ->
                List.of(new PaymentEvent.Refunded(s.capture().amount(), c.at()));
            case RefundUnknown s ->
                List.of(new PaymentEvent.Refunded(s.capture().amount(), c.at()));
            default -> List.of();
        };
    }

    /// Whose payment it is; empty when nothing was asked for.
    static Optional<UUID> customerOf(Payment state) {
        return switch (state) {
            case Nothing _ -> Optional.empty();
            case CancelledUnseen s -> Optional.of(s.customer());
            default -> Optional.of(billOf(state).customer());
        };
    }

    /// The bill that every state but the first and the unseen one holds.
    static Bill billOf(Payment state) {
        return switch (state) {
            case Requested s -> s.bill();
            case InProgress s -> s.bill();
            case Unknown s -> s.bill();
            case Withdrawn s -> s.bill();
            case Approved s -> s.bill();
            case Declined s -> s.bill();
            case Cancelled s -> s.bill();
            case RefundPending s -> s.bill();
            case RefundInProgress s -> s.bill();
            case RefundUnknown s -> s.bill();
            case Refunded s -> s.bill();
            case Nothing _, CancelledUnseen _ -> throw new IllegalStateException("There is no bill");
        };
    }

    /// The bookkeeping: what an event leaves behind. An impossible pair means a corrupt history.
    static Payment evolve(Payment state, PaymentEvent event) {
        record Step(Payment from, PaymentEvent by) {}
        return switch (new Step(state, event)) {
            case Step(Nothing _, PaymentEvent.Requested e) -> new Requested(e.bill(), 0, e.at());
            case Step(Nothing _, Barred e) -> new CancelledUnseen(e.order(), e.customer());
            case Step(Requested s, Attempted e) -> new InProgress(s.bill(), e.attempt());
            case Step(InProgress s, Attempted e) -> new InProgress(s.bill(), e.attempt());
            case Step(Unknown s, Attempted e) -> new Unknown(s.bill(), e.attempt());
            case Step(InProgress s, PaymentEvent.NotSent e) -> new Requested(s.bill(), e.number(), e.at());
            case Step(InProgress s, BecameUnclear _) -> new Unknown(s.bill(), s.attempt());
            case Step(Requested s, PaymentEvent.Approved e) -> new Approved(s.bill(), e.capture());
            case Step(InProgress s, PaymentEvent.Approved e) -> new Approved(s.bill(), e.capture());
            case Step(Unknown s, PaymentEvent.Approved e) -> new Approved(s.bill(), e.capture());
            case Step(Requested s, PaymentEvent.Declined e) -> new Declined(s.bill(), e.reason());
            case Step(InProgress s, PaymentEvent.Declined e) -> new Declined(s.bill(), e.reason());
            case Step(Unknown s, PaymentEvent.Declined e) -> new Declined(s.bill(), e.reason());
            case Step(InProgress s, PaymentEvent.Withdrawn e) -> new Withdrawn(s.bill(), s.attempt(), e.at());
            case Step(Unknown s, PaymentEvent.Withdrawn e) -> new Withdrawn(s.bill(), s.attempt(), e.at());
            case Step(Requested s, PaymentEvent.Cancelled _) -> new Cancelled(s.bill());
            case Step(Withdrawn s, PaymentEvent.Cancelled _) -> new Cancelled(s.bill());
            case Step(Withdrawn s, CapturedLate e) -> new RefundPending(s.bill(), e.capture(), 0, e.at());
            case Step(Cancelled s, CapturedLate e) -> new RefundPending(s.bill(), e.capture(), 0, e.at());
            case Step(Declined s, CapturedLate e) -> new RefundPending(s.bill(), e.capture(), 0, e.at());
            case Step(Approved s, RefundRequested e) -> new RefundPending(s.bill(), s.capture(), 0, e.at());
            case Step(RefundPending s, RefundAttempted e) -> new RefundInProgress(s.bill(), s.capture(), e.attempt());
            case Step(RefundInProgress s, RefundAttempted e) ->
                new RefundInProgress(s.bill(), s.capture(), e.attempt());
            case Step(RefundUnknown s, RefundAttempted e) -> new RefundUnknown(s.bill(), s.capture(), e.attempt());
            case Step(RefundInProgress s, RefundNotDone e) ->
                new RefundPending(s.bill(), s.capture(), e.number(), e.at());
            case Step(RefundUnknown s, RefundNotDone e) -> new RefundPending(s.bill(), s.capture(), e.number(), e.at());
            case Step(RefundInProgress s, RefundBecameUnclear _) ->
                new RefundUnknown(s.bill(), s.capture(), s.attempt());
            case Step(RefundPending s, PaymentEvent.Refunded _) -> new Refunded(s.bill(), s.capture());
            case Step(RefundInProgress s, PaymentEvent.Refunded _) -> new Refunded(s.bill(), s.capture());
            case Step(RefundUnknown s, PaymentEvent.Refunded _) -> new Refunded(s.bill(), s.capture());
            default -> throw new IllegalStateException("%s cannot follow %s".formatted(event, state));
        };
    }
}
