package dev.dosirak.order.life.kafka;

import dev.dosirak.order.life.Checkout;
import dev.dosirak.order.life.OrderCommand.Accept;
import dev.dosirak.order.life.OrderCommand.CancelUnanswered;
import dev.dosirak.order.life.OrderCommand.Reject;
import dev.dosirak.order.life.OrderCommand.Relay;
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
                .on("relay.relayed.v1", Relayed.class, it -> checkout.handle(new OrderId(it.orderId()), Relay::new))
                .on(
                        "relay.accepted.v1",
                        Accepted.class,
                        it -> checkout.handle(new OrderId(it.orderId()), at -> new Accept(it.cookMinutes(), at)))
                .on(
                        "relay.rejected.v1",
                        Rejected.class,
                        it -> checkout.handle(new OrderId(it.orderId()), at -> new Reject(it.reason(), at)))
                .on(
                        "relay.unanswered.v1",
                        Unanswered.class,
                        it -> checkout.handle(new OrderId(it.orderId()), CancelUnanswered::new));
    }

    record Relayed(UUID orderId) {}

    record Accepted(UUID orderId, int cookMinutes) {}

    record Rejected(UUID orderId, String reason) {}

    record Unanswered(UUID orderId) {}
}
