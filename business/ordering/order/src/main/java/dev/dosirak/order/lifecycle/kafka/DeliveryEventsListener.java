package dev.dosirak.order.lifecycle.kafka;

import dev.dosirak.order.lifecycle.OrderCommand.Delay;
import dev.dosirak.order.lifecycle.OrderCommand.Deliver;
import dev.dosirak.order.lifecycle.OrderCommand.MarkDeliveryPending;
import dev.dosirak.order.lifecycle.OrderCommand.PickUp;
import dev.dosirak.order.lifecycle.OrderCommands;
import dev.dosirak.order.lifecycle.OrderId;
import dev.dosirak.platform.subscription.Subscription;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The rider's side of an order.
@Configuration(proxyBeanMethods = false)
class DeliveryEventsListener {

    private static final String LOST = "배달 중 음식이 분실되었습니다. 고객센터에서 곧 연락드립니다.";

    @Bean
    Subscription deliveryEvents(OrderCommands orderCommands) {
        return Subscription.of("order.life", "delivery")
                .sharingTransactions()
                .on(
                        "delivery.requested.v1",
                        Requested.class,
                        it -> orderCommands.handle(new OrderId(it.orderId()), MarkDeliveryPending::new))
                .on(
                        "delivery.picked-up.v1",
                        PickedUp.class,
                        it -> orderCommands.handle(new OrderId(it.orderId()), at -> new PickUp(it.riderId(), at)))
                .on(
                        "delivery.delayed.v1",
                        Delayed.class,
                        it -> orderCommands.handle(new OrderId(it.orderId()), at -> new Delay(it.reason(), at)))
                // Until something missing has a life of its own, what is lost is late: the customer is told, people do
                // the rest.
                .on(
                        "delivery.lost.v1",
                        Lost.class,
                        it -> orderCommands.handle(new OrderId(it.orderId()), at -> new Delay(LOST, at)))
                .on(
                        "delivery.delivered.v1",
                        Delivered.class,
                        it -> orderCommands.handle(new OrderId(it.orderId()), at -> new Deliver(it.riderId(), at)));
    }

    record Requested(UUID orderId) {}

    record PickedUp(UUID orderId, UUID riderId) {}

    record Delayed(UUID orderId, String reason) {}

    record Lost(UUID orderId) {}

    record Delivered(UUID orderId, UUID riderId) {}
}
