package dev.dosirak.order.life.postgres;

import dev.dosirak.order.life.OrderEvent;
import dev.dosirak.order.life.OrderEvent.Accepted;
import dev.dosirak.order.life.OrderEvent.Cancelled;
import dev.dosirak.order.life.OrderEvent.Delayed;
import dev.dosirak.order.life.OrderEvent.Delivered;
import dev.dosirak.order.life.OrderEvent.Paid;
import dev.dosirak.order.life.OrderEvent.PaymentCancelled;
import dev.dosirak.order.life.OrderEvent.PaymentFailed;
import dev.dosirak.order.life.OrderEvent.PickedUp;
import dev.dosirak.order.life.OrderEvent.Placed;
import dev.dosirak.order.life.OrderEvent.RefundRequested;
import dev.dosirak.order.life.OrderEvent.Refunded;
import dev.dosirak.order.life.OrderEvent.Rejected;
import dev.dosirak.order.life.OrderEvent.Relayed;
import dev.dosirak.order.life.OrderEvent.RiderAwaited;
import dev.dosirak.platform.eventstore.StoredTypes;

/// The names under which an order's events lie in the table forever.
final class StoredEvents implements StoredTypes<OrderEvent> {

    @Override
    public String nameOf(OrderEvent event) {
        return switch (event) {
            case Placed _ -> "placed";
            case Paid _ -> "paid";
            case PaymentFailed _ -> "payment-failed";
            case PaymentCancelled _ -> "payment-cancelled";
            case Relayed _ -> "relayed";
            case Accepted _ -> "accepted";
            case Rejected _ -> "rejected";
            case RiderAwaited _ -> "rider-awaited";
            case PickedUp _ -> "picked-up";
            case Delayed _ -> "delayed";
            case Delivered _ -> "delivered";
            case Cancelled _ -> "cancelled";
            case RefundRequested _ -> "refund-requested";
            case Refunded _ -> "refunded";
        };
    }

    @Override
    public Class<? extends OrderEvent> classOf(String name) {
        return switch (name) {
            case "placed" -> Placed.class;
            case "paid" -> Paid.class;
            case "payment-failed" -> PaymentFailed.class;
            case "payment-cancelled" -> PaymentCancelled.class;
            case "relayed" -> Relayed.class;
            case "accepted" -> Accepted.class;
            case "rejected" -> Rejected.class;
            case "rider-awaited" -> RiderAwaited.class;
            case "picked-up" -> PickedUp.class;
            case "delayed" -> Delayed.class;
            case "delivered" -> Delivered.class;
            case "cancelled" -> Cancelled.class;
            case "refund-requested" -> RefundRequested.class;
            case "refunded" -> Refunded.class;
            default -> throw new IllegalStateException("Unknown event type " + name);
        };
    }
}
