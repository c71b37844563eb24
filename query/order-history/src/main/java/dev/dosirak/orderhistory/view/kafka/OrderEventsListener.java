package dev.dosirak.orderhistory.view.kafka;

import dev.dosirak.orderhistory.view.EventMappings;
import dev.dosirak.orderhistory.view.OrderViews;
import dev.dosirak.orderhistory.view.ViewUpdate;
import dev.dosirak.platform.subscription.ParkedEvents;
import dev.dosirak.platform.subscription.Subscription;
import dev.dosirak.platform.sync.Notice;
import dev.dosirak.platform.sync.ReceivedUpTo;
import dev.dosirak.platform.sync.Replica;
import dev.dosirak.platform.watermark.Watermarks;
import java.util.function.Consumer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Notes every step of every order, and who carries it.
@Configuration(proxyBeanMethods = false)
class OrderEventsListener {

    private static final String CONSUMER = "order-history.view";

    @Bean
    Subscription orderEvents(
            OrderViews views, Replica orderReplica, Watermarks watermarks, ObjectProvider<ParkedEvents> parking) {
        orderReplica.useReceivedUpTo(ReceivedUpTo.of(CONSUMER, "order", watermarks, parking::getObject));
        var subscription = Subscription.of(CONSUMER, "order")
                .sharingTransactions()
                .on("order.changed.v1", Notice.class, orderReplica::received);
        for (var eventMapping : EventMappings.ORDER_EVENTS) {
            subscription = noting(subscription, eventMapping, views::apply, orderReplica);
        }
        return subscription;
    }

    @Bean
    Subscription deliveryEvents(
            OrderViews views, Replica deliveryReplica, Watermarks watermarks, ObjectProvider<ParkedEvents> parking) {
        deliveryReplica.useReceivedUpTo(ReceivedUpTo.of(CONSUMER, "delivery", watermarks, parking::getObject));
        var subscription = Subscription.of(CONSUMER, "delivery")
                .sharingTransactions()
                .on("delivery.changed.v1", Notice.class, deliveryReplica::received);
        for (var eventMapping : EventMappings.DELIVERY_EVENTS) {
            subscription = noting(subscription, eventMapping, views::apply, deliveryReplica);
        }
        return subscription;
    }

    /// What does not say enough says at least that something changed. What does is noted, and makes another try
    /// worth while where something was set aside before.
    private static <T, N extends ViewUpdate<N>> Subscription noting(
            Subscription subscription,
            EventMappings.EventMapping<T, N> eventMapping,
            Consumer<N> note,
            Replica replica) {
        return subscription.on(eventMapping.type(), eventMapping.body(), (fact, envelope) -> {
            var notice = new Notice(envelope.subject(), envelope.sequence());
            eventMapping
                    .translation()
                    .toUpdate(fact, envelope.sequence())
                    .ifPresentOrElse(
                            update -> {
                                note.accept(update);
                                replica.stored(notice);
                            },
                            () -> replica.received(notice));
        });
    }
}
