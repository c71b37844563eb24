package dev.dosirak.orderhistory.view.kafka;

import dev.dosirak.orderhistory.view.OrderViews;
import dev.dosirak.platform.subscription.Envelope;
import dev.dosirak.platform.subscription.Subscription;
import java.util.Map;
import java.util.function.BiConsumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Notes every step of every order, and who carries it.
@Configuration(proxyBeanMethods = false)
class OrderEventsListener {

    static final String CONSUMER = "order-history.view";

    /// The state that each fact leads to, beyond the placing.
    private static final Map<String, String> STATES = Map.ofEntries(
            Map.entry("order.paid.v1", "payment-succeeded"),
            Map.entry("order.payment-failed.v1", "payment-failed"),
            Map.entry("order.payment-cancelled.v1", "payment-cancelled"),
            Map.entry("order.pending.v1", "pending"),
            Map.entry("order.accepted.v1", "accepted"),
            Map.entry("order.rejected.v1", "rejected"),
            Map.entry("order.delivery-pending.v1", "delivery-pending"),
            Map.entry("order.picked-up.v1", "picked-up"),
            Map.entry("order.delayed.v1", "delayed"),
            Map.entry("order.delivered.v1", "delivered"),
            Map.entry("order.cancelled.v1", "cancelled"),
            Map.entry("order.refund-requested.v1", "refund-pending"),
            Map.entry("order.refunded.v1", "refunded"));

    @Bean
    Subscription orderEvents(OrderViews views) {
        var subscription = Subscription.of(CONSUMER, "order")
                .sharingTransactions()
                .on("order.placed.v1", Heard.Placed.class, (placed, envelope) -> {
                    views.place(placed.orderId(), placed.people(), placed.step(envelope.sequence()), placed.receipt());
                });
        for (var fact : STATES.entrySet()) {
            subscription = subscription.on(fact.getKey(), Heard.OfOrder.class, note(views, fact.getValue()));
        }
        return subscription;
    }

    private static BiConsumer<Heard.OfOrder, Envelope> note(OrderViews views, String state) {
        return (fact, envelope) -> views.note(fact.orderId(), fact.people(), fact.step(envelope.sequence(), state));
    }

    @Bean
    Subscription deliveryEvents(OrderViews views) {
        return Subscription.of(CONSUMER, "delivery")
                .sharingTransactions()
                .on("delivery.dispatched.v1", Heard.OfDelivery.class, (it, envelope) -> {
                    views.assign(it.orderId(), envelope.sequence(), it.riderId(), it.at());
                })
                .on("delivery.withdrawn.v1", Heard.OfDelivery.class, (it, envelope) -> {
                    views.assign(it.orderId(), envelope.sequence(), null, it.at());
                });
    }
}
