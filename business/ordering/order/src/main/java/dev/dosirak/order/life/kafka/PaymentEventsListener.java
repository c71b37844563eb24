package dev.dosirak.order.life.kafka;

import dev.dosirak.order.life.Checkout;
import dev.dosirak.order.life.OrderId;
import dev.dosirak.platform.subscription.Subscription;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The money's side of an order.
@Configuration(proxyBeanMethods = false)
class PaymentEventsListener {

    @Bean
    Subscription paymentEvents(Checkout checkout) {
        return Subscription.of("order.life", "payment")
                .sharingTransactions()
                .on("payment.approved.v1", Approved.class, it -> checkout.paid(new OrderId(it.orderId())))
                .on(
                        "payment.declined.v1",
                        Declined.class,
                        it -> checkout.paymentFailed(new OrderId(it.orderId()), it.reason()))
                .on("payment.refunded.v1", Refunded.class, it -> checkout.refunded(new OrderId(it.orderId())));
    }

    record Approved(UUID orderId) {}

    record Declined(UUID orderId, String reason) {}

    record Refunded(UUID orderId) {}
}
