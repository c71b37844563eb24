package dev.dosirak.order.life.kafka;

import dev.dosirak.order.life.Checkout;
import dev.dosirak.order.life.OrderCommand.FailPayment;
import dev.dosirak.order.life.OrderCommand.GiveUpUnpaid;
import dev.dosirak.order.life.OrderCommand.Refund;
import dev.dosirak.order.life.OrderId;
import dev.dosirak.platform.subscription.Subscription;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The money's side of an order.
@Configuration(proxyBeanMethods = false)
class PaymentEventsListener {

    private static final String NOT_PAID_IN_TIME = "not-paid-in-time";

    @Bean
    Subscription paymentEvents(Checkout checkout) {
        return Subscription.of("order.life", "payment")
                .sharingTransactions()
                .on("payment.approved.v1", Approved.class, it -> checkout.paid(new OrderId(it.orderId())))
                .on(
                        "payment.declined.v1",
                        Declined.class,
                        it -> declined(checkout, new OrderId(it.orderId()), it.reason()))
                .on(
                        "payment.refunded.v1",
                        Refunded.class,
                        it -> checkout.handle(new OrderId(it.orderId()), Refund::new));
    }

    /// To the customer a card that said no and a time that ran out are two things.
    private static void declined(Checkout checkout, OrderId order, String reason) {
        if (reason.equals(NOT_PAID_IN_TIME)) {
            checkout.handle(order, GiveUpUnpaid::new);
        } else {
            checkout.handle(order, at -> new FailPayment(reason, at));
        }
    }

    record Approved(UUID orderId) {}

    record Declined(UUID orderId, String reason) {}

    record Refunded(UUID orderId) {}
}
