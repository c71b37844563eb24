package dev.dosirak.payment.charge;

import dev.dosirak.platform.kernel.Won;
import java.time.Instant;
import java.util.UUID;

/// What has happened to a payment.
public sealed interface PaymentEvent {

    Instant at();

    record Requested(Bill bill, Instant at) implements PaymentEvent {}

    /// Called off before it was ever asked for.
    record Barred(UUID order, UUID customer, Instant at) implements PaymentEvent {}

    /// On record before the request is sent, for the first time or again.
    record Attempted(Attempt attempt) implements PaymentEvent {
        @Override
        public Instant at() {
            return attempt.at();
        }
    }

    record NotSent(int number, Instant at) implements PaymentEvent {}

    record BecameUnclear(Instant at) implements PaymentEvent {}

    record Approved(Capture capture, Instant at) implements PaymentEvent {}

    record Declined(String reason, Instant at) implements PaymentEvent {}

    /// The order is off while the gateway's answer is outstanding.
    record Withdrawn(Instant at) implements PaymentEvent {}

    /// Nothing was taken, and nothing will be.
    record Cancelled(Instant at) implements PaymentEvent {}

    /// The gateway took money for a payment that was off already; it goes back by itself.
    record CapturedLate(Capture capture, Instant at) implements PaymentEvent {}

    record RefundRequested(String reason, Instant at) implements PaymentEvent {}

    record RefundAttempted(Attempt attempt) implements PaymentEvent {
        @Override
        public Instant at() {
            return attempt.at();
        }
    }

    record RefundNotDone(int number, Instant at) implements PaymentEvent {}

    record RefundBecameUnclear(Instant at) implements PaymentEvent {}

    record Refunded(Won amount, Instant at) implements PaymentEvent {}
}
