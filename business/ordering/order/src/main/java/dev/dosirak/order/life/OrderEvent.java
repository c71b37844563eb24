package dev.dosirak.order.life;

import dev.dosirak.platform.kernel.Won;
import java.time.Instant;
import java.util.UUID;

/// What has happened to an order. Past tense; a fact, never refused and never changed.
public sealed interface OrderEvent {

    Instant at();

    /// Who called an order off.
    enum By {
        CUSTOMER,
        SHOP,
        UNANSWERED,
        TIMEOUT
    }

    record Placed(Bill bill, Instant at) implements OrderEvent {}

    record Paid(Instant at) implements OrderEvent {}

    record PaymentFailed(String reason, Instant at) implements OrderEvent {}

    record PaymentCancelled(By by, String reason, Instant at) implements OrderEvent {}

    record Relayed(Instant at) implements OrderEvent {}

    record Accepted(int cookMinutes, Instant at) implements OrderEvent {}

    record Rejected(String reason, Instant at) implements OrderEvent {}

    record RiderAwaited(Instant at) implements OrderEvent {}

    record PickedUp(UUID rider, Instant at) implements OrderEvent {}

    record Delayed(String reason, Instant at) implements OrderEvent {}

    record Delivered(UUID rider, Instant at) implements OrderEvent {}

    record Cancelled(By by, String reason, Instant at) implements OrderEvent {}

    record RefundRequested(Won amount, String reason, Instant at) implements OrderEvent {}

    record Refunded(Won amount, Instant at) implements OrderEvent {}
}
