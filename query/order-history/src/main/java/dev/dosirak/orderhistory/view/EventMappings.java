package dev.dosirak.orderhistory.view;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/// What owners publish, as updates of the views. Nothing but a translation: whether a fact arrives today or read from
/// a history, this is all that happens to it before it is noted, so a replay can have no effect but the views.
public final class EventMappings {

    /// Reads the body of a fact.
    @FunctionalInterface
    public interface Translation<T, N> {

        /// @param sequence the version of what it happened to, after it
        /// @return empty when it does not say to which state it led, as before the first release; its owner is
        ///     asked then
        Optional<N> toUpdate(T body, long sequence);
    }

    /// @param type as `order.paid.v1`
    /// @param body the form that its body has
    public record EventMapping<T, N extends ViewUpdate<N>>(String type, Class<T> body, Translation<T, N> translation) {}

    /// All that is published of orders.
    public static final List<EventMapping<?, OrderUpdate>> ORDER_EVENTS = List.of(
            new EventMapping<>("order.placed.v1", EventBodies.OrderPlaced.class, EventBodies.OrderPlaced::toUpdate),
            ofOrder("order.paid.v1"),
            ofOrder("order.payment-failed.v1"),
            ofOrder("order.payment-cancelled.v1"),
            ofOrder("order.pending.v1"),
            ofOrder("order.accepted.v1"),
            ofOrder("order.rejected.v1"),
            ofOrder("order.delivery-pending.v1"),
            ofOrder("order.picked-up.v1"),
            ofOrder("order.delayed.v1"),
            ofOrder("order.delivered.v1"),
            ofOrder("order.cancelled.v1"),
            ofOrder("order.refund-requested.v1"),
            ofOrder("order.refunded.v1"));

    /// All that is published of deliveries; most of it only says how far we are.
    public static final List<EventMapping<?, DeliveryUpdate>> DELIVERY_EVENTS = List.of(
            ofDelivery("delivery.requested.v1", EventBodies.DeliveryEvent::underWay),
            ofDelivery("delivery.dispatched.v1", EventBodies.DeliveryEvent::dispatched),
            ofDelivery("delivery.released.v1", EventBodies.DeliveryEvent::released),
            ofDelivery("delivery.reassigned.v1", EventBodies.DeliveryEvent::dispatched),
            ofDelivery("delivery.lost.v1", EventBodies.DeliveryEvent::delivered),
            ofDelivery("delivery.picked-up.v1", EventBodies.DeliveryEvent::underWay),
            ofDelivery("delivery.delayed.v1", EventBodies.DeliveryEvent::underWay),
            ofDelivery("delivery.delivered.v1", EventBodies.DeliveryEvent::delivered),
            ofDelivery("delivery.withdrawn.v1", EventBodies.DeliveryEvent::withdrawn));

    private EventMappings() {}

    private static EventMapping<?, OrderUpdate> ofOrder(String type) {
        return new EventMapping<>(type, EventBodies.OrderEvent.class, EventBodies.OrderEvent::toUpdate);
    }

    private static EventMapping<?, DeliveryUpdate> ofDelivery(
            String type, BiFunction<EventBodies.DeliveryEvent, Long, DeliveryUpdate> reading) {
        return new EventMapping<>(
                type, EventBodies.DeliveryEvent.class, (it, sequence) -> Optional.of(reading.apply(it, sequence)));
    }
}
