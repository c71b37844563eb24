package dev.dosirak.order.life.kafka;

import dev.dosirak.order.life.Checkout;
import dev.dosirak.order.life.OrderId;
import dev.dosirak.platform.subscription.Subscription;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The rider's side of an order.
@Configuration(proxyBeanMethods = false)
class DeliveryEventsListener {

    private static final String LOST = "배달 중 음식이 분실되었습니다. 고객센터에서 곧 연락드립니다.";

    @Bean
    Subscription deliveryEvents(Checkout checkout) {
        return Subscription.of("order.life", "delivery")
                .sharingTransactions()
                .on("delivery.requested.v1", Requested.class, it -> checkout.awaitsRider(new OrderId(it.orderId())))
                .on(
                        "delivery.picked-up.v1",
                        PickedUp.class,
                        it -> checkout.pickedUp(new OrderId(it.orderId()), it.riderId()))
                .on(
                        "delivery.delayed.v1",
                        Delayed.class,
                        it -> checkout.delayed(new OrderId(it.orderId()), it.reason()))
                // Until something missing has a life of its own, what is lost is late: the customer is told, people do
                // the rest.
                .on("delivery.lost.v1", Lost.class, it -> checkout.delayed(new OrderId(it.orderId()), LOST))
                .on(
                        "delivery.delivered.v1",
                        Delivered.class,
                        it -> checkout.handedOver(new OrderId(it.orderId()), it.riderId()));
    }

    record Requested(UUID orderId) {}

    record PickedUp(UUID orderId, UUID riderId) {}

    record Delayed(UUID orderId, String reason) {}

    record Lost(UUID orderId) {}

    record Delivered(UUID orderId, UUID riderId) {}
}
