package dev.dosirak.orderhistory.view;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/// What owners tell, and what it says to us. Nothing but a translation: whether a fact is heard today or read from a
/// history, this is all that happens to it before it is noted, so a replay can have no effect but the views.
public final class Facts {

    /// Reads the body of a fact.
    @FunctionalInterface
    public interface Reading<T, N> {

        /// @param sequence the version of what it happened to, after it
        /// @return empty when it is from before facts said enough: then their owner must be asked
        Optional<N> news(T body, long sequence);
    }

    /// @param type as `order.paid.v1`
    /// @param body the form that its body has
    public record Kind<T, N extends News<N>>(String type, Class<T> body, Reading<T, N> reading) {}

    /// All that is told of orders.
    public static final List<Kind<?, OrderNews>> OF_ORDERS = List.of(
            new Kind<>("order.placed.v1", Heard.Placed.class, Heard.Placed::news),
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

    /// All that is told of deliveries; most of it only says how far we have heard.
    public static final List<Kind<?, DeliveryNews>> OF_DELIVERIES = List.of(
            ofDelivery("delivery.requested.v1", Heard.OfDelivery::underWay),
            ofDelivery("delivery.dispatched.v1", Heard.OfDelivery::dispatched),
            ofDelivery("delivery.released.v1", Heard.OfDelivery::released),
            ofDelivery("delivery.reassigned.v1", Heard.OfDelivery::dispatched),
            ofDelivery("delivery.lost.v1", Heard.OfDelivery::delivered),
            ofDelivery("delivery.picked-up.v1", Heard.OfDelivery::underWay),
            ofDelivery("delivery.delayed.v1", Heard.OfDelivery::underWay),
            ofDelivery("delivery.delivered.v1", Heard.OfDelivery::delivered),
            ofDelivery("delivery.withdrawn.v1", Heard.OfDelivery::withdrawn));

    private Facts() {}

    private static Kind<?, OrderNews> ofOrder(String type) {
        return new Kind<>(type, Heard.OfOrder.class, Heard.OfOrder::news);
    }

    private static Kind<?, DeliveryNews> ofDelivery(
            String type, BiFunction<Heard.OfDelivery, Long, DeliveryNews> reading) {
        return new Kind<>(type, Heard.OfDelivery.class, (it, sequence) -> Optional.of(reading.apply(it, sequence)));
    }
}
