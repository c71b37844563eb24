package dev.dosirak.order.life.kafka;

import dev.dosirak.order.life.Checkout;
import dev.dosirak.order.life.OrderId;
import dev.dosirak.platform.subscription.Subscription;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The shop's side of an order.
@Configuration(proxyBeanMethods = false)
class RelayEventsListener {

    @Bean
    Subscription relayEvents(Checkout checkout) {
        return Subscription.of("order.life", "relay")
                .sharingTransactions()
                .on("relay.relayed.v1", Relayed.class, it -> checkout.relayed(new OrderId(it.orderId())))
                .on(
                        "relay.accepted.v1",
                        Accepted.class,
                        it -> checkout.accepted(new OrderId(it.orderId()), it.cookMinutes()))
                .on(
                        "relay.rejected.v1",
                        Rejected.class,
                        it -> checkout.rejected(new OrderId(it.orderId()), it.reason()))
                .on(
                        "relay.unanswered.v1",
                        Unanswered.class,
                        it -> checkout.giveUpUnanswered(new OrderId(it.orderId())));
    }

    record Relayed(UUID orderId) {}

    record Accepted(UUID orderId, int cookMinutes) {}

    record Rejected(UUID orderId, String reason) {}

    record Unanswered(UUID orderId) {}
}
