package dev.dosirak.delivery.dispatch.kafka;

import static java.util.Objects.requireNonNullElse;

import dev.dosirak.delivery.dispatch.DeliveryId;
import dev.dosirak.delivery.dispatch.DeliveryRequest;
import dev.dosirak.delivery.dispatch.Dispatcher;
import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.kernel.Won;
import dev.dosirak.platform.subscription.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// An accepted order needs a rider; a cancelled one does not any more.
@Configuration(proxyBeanMethods = false)
class OrderEventsListener {

    @Bean
    Subscription orderEvents(Dispatcher dispatcher) {
        return Subscription.of("delivery.dispatch", "order")
                .on("order.accepted.v1", Accepted.class, it -> dispatcher.request(it.delivery(), it.errand()))
                .on("order.cancelled.v1", Cancelled.class, it -> dispatcher.withdraw(it.delivery()));
    }

    private record Pickup(String road, Position position) {}

    private record DeliverTo(String road, @Nullable String detail, String phone, Position position) {}

    /// The part of `order.accepted.v1` that we read.
    private record Accepted(
            UUID orderId,
            UUID customerId,
            UUID shopId,
            UUID ownerId,
            String shopName,
            String shopPhone,
            Instant at,
            int cookMinutes,
            Pickup pickup,
            DeliverTo deliverTo,
            @Nullable String noteToRider,
            Won deliveryFee) {

        DeliveryId delivery() {
            return new DeliveryId(orderId);
        }

        DeliveryRequest errand() {
            return new DeliveryRequest(
                    customerId,
                    ownerId,
                    new DeliveryRequest.Pickup(shopId, shopName, shopPhone, pickup.road(), pickup.position()),
                    new DeliveryRequest.Dropoff(
                            deliverTo.road(),
                            requireNonNullElse(deliverTo.detail(), ""),
                            deliverTo.phone(),
                            deliverTo.position()),
                    requireNonNullElse(noteToRider, ""),
                    deliveryFee,
                    at,
                    at.plus(Duration.ofMinutes(cookMinutes)));
        }
    }

    private record Cancelled(UUID orderId) {
        DeliveryId delivery() {
            return new DeliveryId(orderId);
        }
    }
}
