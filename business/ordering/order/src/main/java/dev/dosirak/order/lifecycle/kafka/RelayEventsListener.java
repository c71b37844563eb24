package dev.dosirak.order.lifecycle.kafka;

import dev.dosirak.order.lifecycle.OrderCommand.Accept;
import dev.dosirak.order.lifecycle.OrderCommand.CancelUnanswered;
import dev.dosirak.order.lifecycle.OrderCommand.MarkPending;
import dev.dosirak.order.lifecycle.OrderCommand.Reject;
import dev.dosirak.order.lifecycle.OrderCommands;
import dev.dosirak.order.lifecycle.OrderId;
import dev.dosirak.platform.subscription.Subscription;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The shop's side of an order.
@Configuration(proxyBeanMethods = false)
class RelayEventsListener {

    @Bean
    Subscription relayEvents(OrderCommands orderCommands) {
        return Subscription.of("order.life", "relay")
                .sharingTransactions()
                .on(
                        "relay.relayed.v1",
                        Relayed.class,
                        it -> orderCommands.handle(new OrderId(it.orderId()), MarkPending::new))
                .on(
                        "relay.accepted.v1",
                        Accepted.class,
                        it -> orderCommands.handle(new OrderId(it.orderId()), at -> new Accept(it.cookMinutes(), at)))
                .on(
                        "relay.rejected.v1",
                        Rejected.class,
                        it -> orderCommands.handle(new OrderId(it.orderId()), at -> new Reject(it.reason(), at)))
                .on(
                        "relay.unanswered.v1",
                        Unanswered.class,
                        it -> orderCommands.handle(new OrderId(it.orderId()), CancelUnanswered::new));
    }

    record Relayed(UUID orderId) {}

    record Accepted(UUID orderId, int cookMinutes) {}

    record Rejected(UUID orderId, String reason) {}

    record Unanswered(UUID orderId) {}
}
