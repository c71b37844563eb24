package dev.dosirak.payment.charge;

import dev.dosirak.payment.charge.PaymentEvent.PartialRefundNotDone;
import dev.dosirak.payment.charge.PaymentEvent.PartialRefundRequested;
import dev.dosirak.payment.charge.PaymentEvent.PartialRefundStuck;
import dev.dosirak.platform.kernel.Won;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A part of an order's money that goes back while the order goes on, through the gateway that has it.
///
/// @param reason for who asks later
/// @param tries attempts made so far, none of which is known to have given anything back
/// @param since when it was asked for, or the last of these came to its end
/// @param attempt that was made and of which nobody knows what came; absent while none is under way
/// @param why people are asked to look: a code; absent while they are not
public record PartialRefund(
        UUID id,
        Won amount,
        String reason,
        int tries,
        Instant since,
        @Nullable Attempt attempt,
        Stage stage,
        @Nullable String why) {

    public enum Stage {
        PENDING,
        /// The gateway refuses again and again. It is tried on, and people are asked to look.
        STUCK,
        /// The money is back.
        DONE,
        /// It is not tried any more: what the gateway has is not what we believed it has.
        GIVEN_UP,
        /// It is not tried any more, because an operator has said so.
        WITHDRAWN
    }

    static PartialRefund requested(PartialRefundRequested e) {
        return new PartialRefund(e.id(), e.amount(), e.reason(), 0, e.at(), null, Stage.PENDING, null);
    }

    public boolean isOpen() {
        return stage == Stage.PENDING || stage == Stage.STUCK;
    }

    public boolean isStuck() {
        return stage == Stage.STUCK;
    }

    /// Whether a request for it may have reached the gateway.
    boolean wasTried() {
        return tries > 0 || attempt != null;
    }

    PartialRefund attempted(Attempt by) {
        return new PartialRefund(id, amount, reason, tries, since, by, stage, why);
    }

    PartialRefund notDone(PartialRefundNotDone e) {
        return new PartialRefund(id, amount, reason, e.number(), e.at(), null, stage, isStuck() ? e.why() : null);
    }

    PartialRefund stuck(PartialRefundStuck e) {
        return new PartialRefund(id, amount, reason, e.number(), e.at(), null, Stage.STUCK, e.why());
    }

    PartialRefund ended(Stage as) {
        return new PartialRefund(id, amount, reason, tries, since, null, as, null);
    }

    /// One that is stuck is tried as often as if it had not been.
    PartialRefund retried(Instant at) {
        return isStuck() ? new PartialRefund(id, amount, reason, tries, at, attempt, Stage.PENDING, null) : this;
    }
}
