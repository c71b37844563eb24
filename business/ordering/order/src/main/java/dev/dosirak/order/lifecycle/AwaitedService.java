package dev.dosirak.order.lifecycle;

import dev.dosirak.platform.kernel.EnumNames;
import java.util.Optional;

/// Which service an order waits for.
public enum AwaitedService {
    PAYMENT,
    RELAY,
    DELIVERY;

    public static final EnumNames<AwaitedService> NAMES = EnumNames.of(AwaitedService.class, it -> switch (it) {
        case PAYMENT -> "payment";
        case RELAY -> "relay";
        case DELIVERY -> "delivery";
    });

    /// Empty when the order waits for nobody any more.
    public static Optional<AwaitedService> of(Order state) {
        return switch (state) {
            case Order.PaymentPending _, Order.RefundPending _ -> Optional.of(PAYMENT);
            case Order.PaymentSucceeded _, Order.Pending _ -> Optional.of(RELAY);
            case Order.Accepted _, Order.DeliveryPending _, Order.PickedUp _, Order.Delayed _ -> Optional.of(DELIVERY);
            case Order.Unknown _,
                    Order.PaymentFailed _,
                    Order.PaymentCancelled _,
                    Order.Rejected _,
                    Order.Delivered _,
                    Order.Cancelled _,
                    Order.Refunded _ -> Optional.empty();
        };
    }
}
