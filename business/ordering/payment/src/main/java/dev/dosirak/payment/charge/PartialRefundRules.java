package dev.dosirak.payment.charge;

import dev.dosirak.payment.charge.PartialRefund.Stage;
import dev.dosirak.payment.charge.Payment.CancelledUnseen;
import dev.dosirak.payment.charge.Payment.Captured;
import dev.dosirak.payment.charge.Payment.Nothing;
import dev.dosirak.payment.charge.Payment.Paid;
import dev.dosirak.payment.charge.Payment.Pending;
import dev.dosirak.payment.charge.Payment.Refunded;
import dev.dosirak.payment.charge.Payment.Refunding;
import dev.dosirak.payment.charge.Payment.Unpaid;
import dev.dosirak.payment.charge.Payment.Withdrawn;
import dev.dosirak.payment.charge.PaymentCommand.AttemptPartialRefund;
import dev.dosirak.payment.charge.PaymentCommand.GiveUpPartialRefund;
import dev.dosirak.payment.charge.PaymentCommand.PartialRefundDone;
import dev.dosirak.payment.charge.PaymentCommand.PartialRefundNotDone;
import dev.dosirak.payment.charge.PaymentCommand.RequestPartialRefund;
import dev.dosirak.payment.charge.PaymentCommand.WithdrawPartialRefund;
import dev.dosirak.payment.charge.PaymentEvent.PartialRefundAttempted;
import dev.dosirak.payment.charge.PaymentEvent.PartialRefundGivenUp;
import dev.dosirak.payment.charge.PaymentEvent.PartialRefundRequested;
import dev.dosirak.payment.charge.PaymentEvent.PartialRefundStuck;
import dev.dosirak.payment.charge.PaymentEvent.PartialRefundWithdrawn;
import dev.dosirak.payment.charge.PaymentEvent.PartiallyRefunded;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Won;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What a command does in a state, as far as parts of the money go back.
///
/// Unlike the [whole][RefundRules], a part could go back twice. What tells whether it has is the sum
/// that the gateway has left: one part at a time is under way, and another attempt is made only when
/// the gateway has still what it had before, longer after than it ever takes. When the whole goes
/// back, so does what of a part has not, and no part is tried any more.
final class PartialRefundRules {

    /// What is left tells neither that it was given back nor that it was not.
    static final String LEFT_DIFFERS = "left-differs";

    /// Something else has gone back meanwhile.
    static final String GATEWAY_HAS_LESS = "gateway-has-less";

    /// An operator need not wait longer for a gateway that does not say what came of a part.
    static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private static final int MOST_TO_EXPLAIN = 10;

    private PartialRefundRules() {}

    static List<PaymentEvent> request(Payment state, RequestPartialRefund c) {
        return switch (state) {
            case Captured s when s.funds().partialRefund(c.id()).isPresent() -> List.of();
            case Paid s
            when s.funds().unclaimed().isLessThan(c.amount()) ->
                throw new Refused(
                        PaymentRefusal.MORE_THAN_LEFT, s.funds().unclaimed().amount());
            case Paid _ -> List.of(new PartialRefundRequested(c.id(), c.amount(), c.reason(), c.by(), c.at()));
            case Refunding _, Refunded _ -> throw new Refused(PaymentRefusal.ALL_GOES_BACK);
            case Nothing _ -> throw new Refused(PaymentRefusal.UNKNOWN_PAYMENT);
            case CancelledUnseen _, Pending _, Withdrawn _, Unpaid _ ->
                throw new Refused(PaymentRefusal.NOTHING_CAPTURED);
        };
    }

    /// Not while a request may be under way: what comes of that must be known first, if anybody ever says it. What
    /// comes back of it later all the same is shown to people as reversed.
    static List<PaymentEvent> withdraw(Payment state, WithdrawPartialRefund c) {
        var part = state instanceof Captured s ? s.funds().partialRefund(c.id()) : Optional.<PartialRefund>empty();
        var it = part.orElseThrow(() -> new Refused(PaymentRefusal.UNKNOWN_PARTIAL_REFUND));
        Refused.unless(it.stage() != Stage.DONE, PaymentRefusal.PARTIAL_REFUND_DONE);
        Refused.unless(state instanceof Paid, PaymentRefusal.ALL_GOES_BACK);
        boolean underWay =
                it.attempt() != null && c.at().isBefore(it.attempt().at().plus(LONGEST_WAIT));
        Refused.unless(!underWay, PaymentRefusal.PARTIAL_REFUND_UNDER_WAY);
        return it.isOpen() ? List.of(new PartialRefundWithdrawn(c.id(), c.by(), c.at())) : List.of();
    }

    static List<PaymentEvent> attempt(Payment state, AttemptPartialRefund c) {
        return next(state, c.id())
                .filter(it -> it.attempt() == null)
                .map(it -> List.<PaymentEvent>of(new PartialRefundAttempted(
                        c.id(),
                        new Attempt(it.tries() + 1, ((Paid) state).capture().pg(), c.at()))))
                .orElse(List.of());
    }

    static List<PaymentEvent> notDone(Payment state, PartialRefundNotDone c) {
        return next(state, c.id())
                .filter(it -> c.attempt().equals(it.attempt()))
                .map(it -> List.of(notDoneEvent(it, c)))
                .orElse(List.of());
    }

    private static PaymentEvent notDoneEvent(PartialRefund it, PartialRefundNotDone c) {
        int number = c.attempt().number();
        return !it.isStuck() && RefundRules.isStuck(number, c.why())
                ? new PartialRefundStuck(c.id(), number, c.why(), c.at())
                : new PaymentEvent.PartialRefundNotDone(c.id(), number, c.why(), c.at());
    }

    /// Counts as well while the whole goes back: the whole is then less by that.
    static List<PaymentEvent> done(Payment state, PartialRefundDone c) {
        return state instanceof Captured s && !(s instanceof Refunded)
                ? s.funds()
                        .partialRefund(c.id())
                        .filter(it -> it.isOpen() && it.wasTried())
                        .map(it -> List.<PaymentEvent>of(new PartiallyRefunded(it.id(), it.amount(), c.at())))
                        .orElse(List.of())
                : List.of();
    }

    /// What is missing may be other parts', which have come late, or this one's as well.
    static List<PaymentEvent> giveUp(Payment state, GiveUpPartialRefund c) {
        if (next(state, c.id()).isEmpty()) {
            return List.of();
        }
        var paid = (Paid) state;
        return c.left().isLessThan(paid.left())
                ? explained(paid, c.left(), c.at()).orElseGet(() -> reversed(paid, c.left(), c.at()))
                : List.of(new PartialRefundGivenUp(c.id(), GATEWAY_HAS_LESS, c.at()));
    }

    /// The gateway has less left than is on record. While a part is under way, its own inquiry tells what that means.
    static List<PaymentEvent> found(Paid state, Won left, Instant at) {
        if (!left.isLessThan(state.left())) {
            return List.of();
        }
        boolean underWay = state.funds().partialRefunds().stream().anyMatch(it -> it.attempt() != null);
        return explained(state, left, at).orElseGet(() -> underWay ? List.of() : reversed(state, left, at));
    }

    /// Nobody can tell what has gone back: neither whether a part that was tried is in it.
    private static List<PaymentEvent> reversed(Paid state, Won left, Instant at) {
        return Stream.<PaymentEvent>concat(
                        tried(state).map(it -> new PartialRefundGivenUp(it.id(), LEFT_DIFFERS, at)),
                        Stream.of(new PaymentEvent.Reversed(left, at)))
                .toList();
    }

    /// The parts that make up what is missing, and rather the one that is under way, and rather few.
    private static Optional<List<PaymentEvent>> explained(Paid state, Won left, Instant at) {
        var parts = tried(state)
                .sorted(Comparator.comparing(it -> it.attempt() == null))
                .limit(MOST_TO_EXPLAIN)
                .toList();
        return sumsTo(state.left().minus(left), parts)
                .map(found -> found.stream()
                        .<PaymentEvent>map(it -> new PartiallyRefunded(it.id(), it.amount(), at))
                        .toList());
    }

    private static Optional<List<PartialRefund>> sumsTo(Won sum, List<PartialRefund> parts) {
        return IntStream.range(1, 1 << parts.size())
                .boxed()
                .sorted(Comparator.comparingInt(Integer::bitCount))
                .map(chosen -> IntStream.range(0, parts.size())
                        .filter(it -> (chosen >> it & 1) == 1)
                        .mapToObj(parts::get)
                        .toList())
                .filter(it -> Won.sum(it.stream().map(PartialRefund::amount)).equals(sum))
                .findFirst();
    }

    /// Open parts that may have reached the gateway.
    private static Stream<PartialRefund> tried(Paid state) {
        return state.funds().partialRefunds().stream().filter(it -> it.isOpen() && it.wasTried());
    }

    /// Whether there is one that a gateway refuses to give back.
    static boolean isStuck(Payment state) {
        return state instanceof Paid s && s.funds().partialRefunds().stream().anyMatch(PartialRefund::isStuck);
    }

    private static Optional<PartialRefund> next(Payment state, UUID id) {
        return state instanceof Paid s
                ? s.funds().nextPartialRefund().filter(it -> it.id().equals(id))
                : Optional.empty();
    }
}
