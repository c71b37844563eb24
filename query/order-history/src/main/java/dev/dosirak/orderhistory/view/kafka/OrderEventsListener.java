package dev.dosirak.orderhistory.view.kafka;

import dev.dosirak.orderhistory.view.Facts;
import dev.dosirak.orderhistory.view.News;
import dev.dosirak.orderhistory.view.OrderViews;
import dev.dosirak.platform.subscription.Subscription;
import dev.dosirak.platform.sync.Notice;
import dev.dosirak.platform.sync.Replica;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Notes every step of every order, and who carries it.
@Configuration(proxyBeanMethods = false)
class OrderEventsListener {

    static final String CONSUMER = "order-history.view";

    @Bean
    Subscription orderEvents(OrderViews views, Replica orderReplica) {
        var subscription = Subscription.of(CONSUMER, "order")
                .sharingTransactions()
                .on("order.changed.v1", Notice.class, orderReplica::heard);
        for (var kind : Facts.OF_ORDERS) {
            subscription = noting(subscription, kind, views::note);
        }
        return subscription;
    }

    @Bean
    Subscription deliveryEvents(OrderViews views, Replica deliveryReplica) {
        var subscription = Subscription.of(CONSUMER, "delivery")
                .sharingTransactions()
                .on("delivery.changed.v1", Notice.class, deliveryReplica::heard);
        for (var kind : Facts.OF_DELIVERIES) {
            subscription = noting(subscription, kind, views::note);
        }
        return subscription;
    }

    private static <T, N extends News<N>> Subscription noting(
            Subscription subscription, Facts.Kind<T, N> kind, Consumer<N> note) {
        return subscription.on(
                kind.type(),
                kind.body(),
                (fact, envelope) -> note.accept(kind.reading().news(fact, envelope.sequence())));
    }
}
