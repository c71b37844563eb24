package dev.dosirak.order.life.postgres;

import dev.dosirak.order.life.Order;
import dev.dosirak.platform.eventstore.StoredTypes;

/// The names under which snapshots of an order lie in the table.
final class StoredStates implements StoredTypes<Order> {

    @Override
    public String nameOf(Order state) {
        return switch (state) {
            case Order.Unknown _ -> "unknown";
            case Order.PaymentPending _ -> "payment-pending";
            case Order.PaymentSucceeded _ -> "payment-succeeded";
            case Order.PaymentFailed _ -> "payment-failed";
            case Order.PaymentCancelled _ -> "payment-cancelled";
            case Order.Pending _ -> "pending";
            case Order.Accepted _ -> "accepted";
            case Order.Rejected _ -> "rejected";
            case Order.DeliveryPending _ -> "delivery-pending";
            case Order.PickedUp _ -> "picked-up";
            case Order.Delayed _ -> "delayed";
            case Order.Delivered _ -> "delivered";
            case Order.Cancelled _ -> "cancelled";
            case Order.RefundPending _ -> "refund-pending";
            case Order.Refunded _ -> "refunded";
        };
    }

    @Override
    public Class<? extends Order> classOf(String name) {
        return switch (name) {
            case "unknown" -> Order.Unknown.class;
            case "payment-pending" -> Order.PaymentPending.class;
            case "payment-succeeded" -> Order.PaymentSucceeded.class;
            case "payment-failed" -> Order.PaymentFailed.class;
            case "payment-cancelled" -> Order.PaymentCancelled.class;
            case "pending" -> Order.Pending.class;
            case "accepted" -> Order.Accepted.class;
            case "rejected" -> Order.Rejected.class;
            case "delivery-pending" -> Order.DeliveryPending.class;
            case "picked-up" -> Order.PickedUp.class;
            case "delayed" -> Order.Delayed.class;
            case "delivered" -> Order.Delivered.class;
            case "cancelled" -> Order.Cancelled.class;
            case "refund-pending" -> Order.RefundPending.class;
            case "refunded" -> Order.Refunded.class;
            default -> throw new IllegalStateException("Unknown state " + name);
        };
    }
}
