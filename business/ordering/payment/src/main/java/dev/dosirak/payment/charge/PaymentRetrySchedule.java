package dev.dosirak.payment.charge;

import dev.dosirak.payment.charge.Payment.Approved;
import dev.dosirak.payment.charge.Payment.AwaitingCustomer;
import dev.dosirak.payment.charge.Payment.AwaitingDeposit;
import dev.dosirak.payment.charge.Payment.AwaitingResult;
import dev.dosirak.payment.charge.Payment.CancelledUnseen;
import dev.dosirak.payment.charge.Payment.Captured;
import dev.dosirak.payment.charge.Payment.InProgress;
import dev.dosirak.payment.charge.Payment.Nothing;
import dev.dosirak.payment.charge.Payment.Paid;
import dev.dosirak.payment.charge.Payment.Pending;
import dev.dosirak.payment.charge.Payment.RefundInProgress;
import dev.dosirak.payment.charge.Payment.RefundPending;
import dev.dosirak.payment.charge.Payment.RefundStuck;
import dev.dosirak.payment.charge.Payment.RefundUnknown;
import dev.dosirak.payment.charge.Payment.Refunded;
import dev.dosirak.payment.charge.Payment.Refunding;
import dev.dosirak.payment.charge.Payment.Requested;
import dev.dosirak.payment.charge.Payment.Returned;
import dev.dosirak.payment.charge.Payment.Unknown;
import dev.dosirak.payment.charge.Payment.Unpaid;
import dev.dosirak.payment.charge.Payment.Withdrawn;
import dev.dosirak.payment.charge.Rechecks.Party;
import dev.dosirak.platform.kernel.RetrySchedule;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// When a payment is to be looked at again: lengths of time, which the store counts by the one clock that all
/// nodes share.
///
/// @param longestAnswers of each gateway, by its name: what it has not done so long after it was asked, it should never
///     do
/// @param repeatAfter a request without an answer is sent again so long after it was sent, to a gateway that knows it
///     for the same
/// @param firstPause before the first look after trouble; doubled with every further one
/// @param longestPause where the doubling ends
/// @param longestStuckPause where it ends for a refund that the gateway refuses
/// @param claim for so long who looks at a payment has it for himself; afterwards he counts as dead
/// @param lateLooks how long after a payment came to nothing the gateway is asked once more, because it may break its
///     word
/// @param orderLooks how long after its approval a payment's order is asked whether it was called off
public record PaymentRetrySchedule(
        Map<String, Duration> longestAnswers,
        Duration repeatAfter,
        Duration firstPause,
        Duration longestPause,
        Duration longestStuckPause,
        Duration claim,
        List<Duration> lateLooks,
        List<Duration> orderLooks) {

    /// A request must have left us by then, or in this part of the longest answer: the rest is the gateway's.
    private static final Duration SENT_WITHIN = Duration.ofSeconds(5);

    private static final int PART_OF_ANSWER = 5;

    private static final Duration DEPOSIT_LOOKS = Duration.ofMinutes(1);

    public PaymentRetrySchedule {
        longestAnswers = Map.copyOf(longestAnswers);
        lateLooks = List.copyOf(lateLooks);
        orderLooks = List.copyOf(orderLooks);
    }

    /// How long after its last event; empty when there is nothing left to do.
    public Optional<Duration> next(Payment payment) {
        return switch (payment) {
            case Requested s -> Optional.of(firstDelay(s.tries()));
            case AwaitingCustomer s -> Optional.of(longer(Duration.between(s.since(), s.payBy()), Duration.ZERO));
            case AwaitingDeposit s -> Optional.of(untilNextLook(s, s.since()));
            case Returned s -> Optional.of(firstDelay(s.tries()));
            // Somebody is at it, or has crashed.
            case InProgress _, RefundInProgress _ -> Optional.of(claim);
            case Unknown _, Withdrawn _, RefundUnknown _ -> Optional.of(firstPause);
            // Closed, it is looked at anew.
            case RefundPending s when s.funds().isDisputed() -> Optional.of(longestPause);
            case RefundPending s -> Optional.of(firstDelay(s.tries()));
            case RefundStuck _ -> Optional.of(longestPause);
            case Paid s -> sooner(nextSecond(s), nextPart(s));
            case Refunded s -> nextSecond(s);
            case Nothing _, CancelledUnseen _, Unpaid _ -> Optional.empty();
        };
    }

    /// A gateway may forget to tell of a deposit, and is asked by itself until time is up, and then once more.
    Duration untilNextLook(AwaitingDeposit payment, Instant now) {
        return shorter(DEPOSIT_LOOKS, longer(Duration.between(now, payment.payBy()), Duration.ZERO));
    }

    private Optional<Duration> nextSecond(Captured payment) {
        return payment.secondsToRefund().stream()
                .map(it -> it.isStuck() ? longestPause : firstDelay(it.tries()))
                .min(Comparator.naturalOrder());
    }

    /// After the last event of a part.
    private Optional<Duration> nextPart(Paid payment) {
        var parts = payment.funds().partialRefunds();
        var next = payment.funds()
                .nextPartialRefund()
                .filter(it -> it.attempt() != null || !payment.funds().isDisputed());
        return next.map(it -> {
            var last = parts.stream()
                    .map(PartialRefund::since)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            return it.attempt() == null
                    ? longer(Duration.between(last, it.since().plus(pauseBefore(it))), Duration.ZERO)
                    : claim;
        });
    }

    private Duration pauseBefore(PartialRefund part) {
        return part.isStuck() ? longestStuckPause : firstDelay(part.tries());
    }

    /// Whether a part may be tried now. A payment may be looked at for other reasons before.
    boolean isDue(PartialRefund part, Instant now) {
        return !now.isBefore(part.since().plus(pauseBefore(part)));
    }

    /// Where the pauses end that grow with every look in vain.
    public Duration longestPause(Payment payment) {
        return payment instanceof RefundStuck || onlyStuckLeft(payment) ? longestStuckPause : longestPause;
    }

    private static boolean onlyStuckLeft(Payment payment) {
        if (!(payment instanceof Captured s) || s instanceof Refunding) {
            return false;
        }
        var part = s instanceof Paid it ? it.funds().nextPartialRefund() : Optional.<PartialRefund>empty();
        return s.secondsToRefund().stream().allMatch(SecondCapture::isStuck)
                && part.filter(it -> !it.isStuck()).isEmpty()
                && (part.isPresent() || !s.secondsToRefund().isEmpty());
    }

    /// True when it is to be begun without waiting for anything.
    public boolean isUrgent(Payment payment) {
        return next(payment).filter(Duration::isZero).isPresent();
    }

    /// Whom to ask again about a payment that has just come to an end, because that may not be its end:
    /// something was sent to the gateway, or opened there, of which nobody knows for sure that it can have
    /// no effect any more, or the order's word that it is off was lost on its way.
    public Optional<Party> recheck(Payment before, Payment after) {
        boolean mayHaveTaken = before instanceof AwaitingResult
                || before instanceof AwaitingCustomer s && s.window() != null
                || before instanceof AwaitingDeposit
                || before instanceof Returned
                // A deposit that the bank has undone may be made again.
                || before instanceof Captured;
        if (mayHaveTaken && after instanceof Unpaid) {
            return Optional.of(Party.GATEWAY);
        }
        return before instanceof Pending && after instanceof Approved ? Optional.of(Party.ORDER) : Optional.empty();
    }

    /// How long after its end each of the looks is due.
    public List<Duration> recheckDelays(Party party) {
        return switch (party) {
            case GATEWAY -> lateLooks;
            case ORDER -> orderLooks;
        };
    }

    /// Whether a payment may stand still here.
    public static boolean isEnd(Payment payment) {
        return payment instanceof Unpaid || payment instanceof Paid;
    }

    /// The pauses after looks in vain, one after the other, the last one for ever; a payment's own end at its
    /// [longest][#longestPause(Payment)]. None is shorter than a claim.
    public List<Duration> pauses() {
        return new RetrySchedule(firstPause, longer(longestPause, longestStuckPause))
                .pauses().stream().map(it -> longer(it, claim)).toList();
    }

    /// Whether the request of an attempt may still be sent; later, another worker might have judged the attempt
    /// already.
    boolean maySend(Attempt attempt, Instant now) {
        var part = longestAnswer(attempt).dividedBy(PART_OF_ANSWER);
        return now.isBefore(attempt.at().plus(shorter(part, SENT_WITHIN)));
    }

    /// Whether the request may be sent again to a gateway that recognizes it.
    boolean mayRepeat(Attempt attempt, Instant now) {
        return !now.isBefore(attempt.at().plus(repeatAfter));
    }

    /// Whether what an inquiry at `asked` did not find should never come. Both times are of the database's
    /// clock, so it does not matter which nodes have put them down.
    boolean hasExpired(Attempt attempt, Instant asked) {
        return !asked.isBefore(attempt.at().plus(longestAnswer(attempt)));
    }

    /// A gateway that is not configured any more may take as long as the slowest.
    private Duration longestAnswer(Attempt attempt) {
        var known = longestAnswers.get(attempt.pg());
        return known == null ? Collections.max(longestAnswers.values()) : known;
    }

    private Duration firstDelay(int tries) {
        return tries == 0 ? Duration.ZERO : new RetrySchedule(firstPause, longestPause).after(tries);
    }

    private static Optional<Duration> sooner(Optional<Duration> one, Optional<Duration> other) {
        return Stream.of(one, other).flatMap(Optional::stream).min(Comparator.naturalOrder());
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
