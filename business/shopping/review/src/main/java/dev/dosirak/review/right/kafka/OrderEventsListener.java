package dev.dosirak.review.right.kafka;

import dev.dosirak.platform.subscription.Subscription;
import dev.dosirak.review.right.Purchase;
import dev.dosirak.review.right.Rights;
import java.time.Instant;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// A delivered order may be reviewed; a cancelled one may not, even if it was delivered before.
@Configuration(proxyBeanMethods = false)
class OrderEventsListener {

    @Bean
    Subscription orderEvents(Rights rights) {
        return Subscription.of("review.right", "order")
                .sharingTransactions()
                .on("order.delivered.v1", Delivered.class, it -> rights.grant(it.purchase()))
                .on("order.cancelled.v1", Cancelled.class, it -> rights.withdraw(it.orderId()));
    }

    /// The part of `order.delivered.v1` that we read.
    private record Delivered(UUID orderId, UUID customerId, UUID shopId, UUID ownerId, Instant at) {
        Purchase purchase() {
            return new Purchase(orderId, customerId, shopId, ownerId, at);
        }
    }

    private record Cancelled(UUID orderId) {}
}
