package dev.dosirak.order.lifecycle;

import dev.dosirak.platform.kernel.EnumNames;
import dev.dosirak.platform.kernel.Won;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What has happened to an order. Past tense; a fact, never refused and never changed.
public sealed interface OrderEvent {

    Instant at();

    /// Who called an order off.
    enum By {
        CUSTOMER,
        SHOP,
        UNANSWERED,
        TIMEOUT,
        BANK;

        public static final EnumNames<By> NAMES = EnumNames.of(By.class, it -> switch (it) {
            case CUSTOMER -> "customer";
            case SHOP -> "shop";
            case UNANSWERED -> "unanswered";
            case TIMEOUT -> "timeout";
            case BANK -> "bank";
        });
    }

    /// @param payBy who has not taken the money by then must not take it any more; older orders have none
    record Placed(Bill bill, @Nullable Instant payBy, Instant at) implements OrderEvent {}

    /// @param answerBy the shop may answer until then; older orders have none
    record Paid(@Nullable Instant answerBy, Instant at) implements OrderEvent {}

    record PaymentFailed(String reason, Instant at) implements OrderEvent {}

    record PaymentCancelled(By by, String reason, Instant at) implements OrderEvent {}

    record Pending(Instant at) implements OrderEvent {}

    record Accepted(int cookMinutes, Instant at) implements OrderEvent {}

    record Rejected(String reason, Instant at) implements OrderEvent {}

    record DeliveryPending(Instant at) implements OrderEvent {}

    record PickedUp(UUID rider, Instant at) implements OrderEvent {}

    record Delayed(String reason, Instant at) implements OrderEvent {}

    record Delivered(UUID rider, Instant at) implements OrderEvent {}

    record Cancelled(By by, String reason, Instant at) implements OrderEvent {}

    record RefundRequested(Won amount, String reason, Instant at) implements OrderEvent {}

    record Refunded(Won amount, Instant at) implements OrderEvent {}
}
