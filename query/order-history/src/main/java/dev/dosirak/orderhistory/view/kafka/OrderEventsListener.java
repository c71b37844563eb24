package dev.dosirak.orderhistory.view.kafka;

import dev.dosirak.orderhistory.view.Facts;
import dev.dosirak.orderhistory.view.News;
import dev.dosirak.orderhistory.view.OrderViews;
import dev.dosirak.platform.subscription.Parking;
import dev.dosirak.platform.subscription.Subscription;
import dev.dosirak.platform.sync.HeardUpTo;
import dev.dosirak.platform.sync.Notice;
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
            OrderViews views, Replica orderReplica, Watermarks watermarks, ObjectProvider<Parking> parking) {
        orderReplica.hears(HeardUpTo.of(CONSUMER, "order", watermarks, parking::getObject));
        var subscription = Subscription.of(CONSUMER, "order")
                .sharingTransactions()
                .on("order.changed.v1", Notice.class, orderReplica::heard);
        for (var kind : Facts.OF_ORDERS) {
            subscription = noting(subscription, kind, views::note, orderReplica);
        }
        return subscription;
    }

    @Bean
    Subscription deliveryEvents(
            OrderViews views, Replica deliveryReplica, Watermarks watermarks, ObjectProvider<Parking> parking) {
        deliveryReplica.hears(HeardUpTo.of(CONSUMER, "delivery", watermarks, parking::getObject));
        var subscription = Subscription.of(CONSUMER, "delivery")
                .sharingTransactions()
                .on("delivery.changed.v1", Notice.class, deliveryReplica::heard);
        for (var kind : Facts.OF_DELIVERIES) {
            subscription = noting(subscription, kind, views::note, deliveryReplica);
        }
        return subscription;
    }

    /// What does not say enough says at least that something changed.
    private static <T, N extends News<N>> Subscription noting(
            Subscription subscription, Facts.Kind<T, N> kind, Consumer<N> note, Replica replica) {
        return subscription.on(
                kind.type(),
                kind.body(),
                (fact, envelope) -> kind.reading()
                        .news(fact, envelope.sequence())
                        .ifPresentOrElse(
                                note, () -> replica.heard(new Notice(envelope.subject(), envelope.sequence()))));
    }
}
