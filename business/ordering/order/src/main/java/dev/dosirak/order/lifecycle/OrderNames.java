package dev.dosirak.order.lifecycle;

import static java.util.Map.entry;

import dev.dosirak.platform.kernel.TypeNames;

/// What the states of an order and its events are called in tables, and the states on the wire, too.
public final class OrderNames {

    public static final TypeNames<Order> STATES = TypeNames.of(
            Order.class,
            entry("unknown", Order.Unknown.class),
            entry("payment-pending", Order.PaymentPending.class),
            entry("payment-succeeded", Order.PaymentSucceeded.class),
            entry("payment-failed", Order.PaymentFailed.class),
            entry("payment-cancelled", Order.PaymentCancelled.class),
            entry("pending", Order.Pending.class),
            entry("accepted", Order.Accepted.class),
            entry("rejected", Order.Rejected.class),
            entry("delivery-pending", Order.DeliveryPending.class),
            entry("picked-up", Order.PickedUp.class),
            entry("delayed", Order.Delayed.class),
            entry("delivered", Order.Delivered.class),
            entry("cancelled", Order.Cancelled.class),
            entry("refund-pending", Order.RefundPending.class),
            entry("refunded", Order.Refunded.class));

    public static final TypeNames<OrderEvent> EVENTS = TypeNames.of(
            OrderEvent.class,
            entry("placed", OrderEvent.Placed.class),
            entry("paid", OrderEvent.Paid.class),
            entry("payment-failed", OrderEvent.PaymentFailed.class),
            entry("payment-cancelled", OrderEvent.PaymentCancelled.class),
            entry("relayed", OrderEvent.Pending.class),
            entry("accepted", OrderEvent.Accepted.class),
            entry("rejected", OrderEvent.Rejected.class),
            entry("rider-awaited", OrderEvent.DeliveryPending.class),
            entry("picked-up", OrderEvent.PickedUp.class),
            entry("delayed", OrderEvent.Delayed.class),
            entry("delivered", OrderEvent.Delivered.class),
            entry("cancelled", OrderEvent.Cancelled.class),
            entry("refund-requested", OrderEvent.RefundRequested.class),
            entry("refunded", OrderEvent.Refunded.class));

    private OrderNames() {}
}
