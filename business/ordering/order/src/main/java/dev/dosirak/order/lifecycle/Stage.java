package dev.dosirak.order.lifecycle;

/// How far an order has come towards delivery.
enum Stage {
    PLACED,
    PAID,
    PENDING,
    ANSWERED,
    DELIVERY_PENDING,
    PICKED_UP,
    DELIVERED,
    CALLED_OFF;

    static Stage of(Order.Known state) {
        return switch (state) {
            case Order.PaymentPending _ -> PLACED;
            case Order.PaymentSucceeded _ -> PAID;
            case Order.Pending _ -> PENDING;
            case Order.Accepted _ -> ANSWERED;
            case Order.DeliveryPending _ -> DELIVERY_PENDING;
            case Order.PickedUp _, Order.Delayed _ -> PICKED_UP;
            case Order.Delivered _ -> DELIVERED;
            case Order.PaymentFailed _,
                    Order.PaymentCancelled _,
                    Order.Rejected _,
                    Order.Cancelled _,
                    Order.RefundPending _,
                    Order.Refunded _ -> CALLED_OFF;
        };
    }
}
