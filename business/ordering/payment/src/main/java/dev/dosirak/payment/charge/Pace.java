package dev.dosirak.payment.charge;

import dev.dosirak.payment.charge.Payment.Approved;
import dev.dosirak.payment.charge.Payment.Cancelled;
import dev.dosirak.payment.charge.Payment.CancelledUnseen;
import dev.dosirak.payment.charge.Payment.Declined;
import dev.dosirak.payment.charge.Payment.InProgress;
import dev.dosirak.payment.charge.Payment.Nothing;
import dev.dosirak.payment.charge.Payment.RefundInProgress;
import dev.dosirak.payment.charge.Payment.RefundPending;
import dev.dosirak.payment.charge.Payment.RefundUnknown;
import dev.dosirak.payment.charge.Payment.Refunded;
import dev.dosirak.payment.charge.Payment.Requested;
import dev.dosirak.payment.charge.Payment.Unknown;
import dev.dosirak.payment.charge.Payment.Withdrawn;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// When a payment is to be looked at again.
///
/// @param longestAnswer what a gateway has not done so long after it was asked, it never does
/// @param firstPause before the first look after trouble; doubled with every further one
/// @param longestPause where the doubling ends
public record Pace(Duration longestAnswer, Duration firstPause, Duration longestPause) {

    /// New work is begun at once; this is for the case that whoever should have begun it is no more.
    private static final Duration GRACE = Duration.ofSeconds(2);

    /// Of the longest answer, the part in which a request must have left us, the rest being the gateway's.
    private static final int SENT_WITHIN = 5;

    private static final int MOST_DOUBLINGS = 20;

    /// Empty when there is nothing left to do.
    public Optional<Instant> due(Payment payment) {
        return switch (payment) {
            case Requested s -> Optional.of(begin(s.since(), s.tries()));
            case InProgress s -> Optional.of(s.attempt().at().plus(longestAnswer));
            case Unknown s -> Optional.of(s.attempt().at().plus(firstPause));
            case Withdrawn s -> Optional.of(s.since().plus(firstPause));
            case RefundPending s -> Optional.of(begin(s.since(), s.tries()));
            case RefundInProgress s -> Optional.of(s.attempt().at().plus(longestAnswer));
            case RefundUnknown s -> Optional.of(s.attempt().at().plus(firstPause));
            case Nothing _, Approved _, Declined _, Cancelled _, CancelledUnseen _, Refunded _ -> Optional.empty();
        };
    }

    /// True when it is to be begun without waiting for anything.
    public boolean isUrgent(Payment payment) {
        return payment instanceof Requested s && s.tries() == 0 || payment instanceof RefundPending r && r.tries() == 0;
    }

    /// The pause after so many looks in vain.
    public Duration pause(int looks) {
        var pause = firstPause.multipliedBy(1L << Math.clamp(looks - 1L, 0, MOST_DOUBLINGS));
        return pause.compareTo(longestPause) > 0 ? longestPause : pause;
    }

    /// Whether the request of an attempt may still be sent; later, another worker might have judged the attempt
    /// already.
    public boolean maySend(Attempt attempt, Instant now) {
        return now.isBefore(attempt.at().plus(longestAnswer.dividedBy(SENT_WITHIN)));
    }

    /// Whether what an inquiry at `asked` did not find will never come.
    public boolean isOver(Attempt attempt, Instant asked) {
        return !asked.isBefore(attempt.at().plus(longestAnswer));
    }

    private Instant begin(Instant since, int tries) {
        return since.plus(tries == 0 ? GRACE : pause(tries));
    }
}
