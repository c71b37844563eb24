package dev.dosirak.order.lifecycle.kafka;

import dev.dosirak.order.lifecycle.OrderCommand.CancelUnpaid;
import dev.dosirak.order.lifecycle.OrderCommand.FailPayment;
import dev.dosirak.order.lifecycle.OrderCommand.Refund;
import dev.dosirak.order.lifecycle.OrderCommand.ReverseDeposit;
import dev.dosirak.order.lifecycle.OrderCommands;
import dev.dosirak.order.lifecycle.OrderId;
import dev.dosirak.platform.subscription.Subscription;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The money's side of an order.
@Configuration(proxyBeanMethods = false)
class PaymentEventsListener {

    private static final String NOT_PAID_IN_TIME = "not-paid-in-time";

    @Bean
    Subscription paymentEvents(OrderCommands orderCommands) {
        return Subscription.of("order.life", "payment")
                .sharingTransactions()
                .on("payment.approved.v1", Approved.class, it -> orderCommands.paid(new OrderId(it.orderId())))
                .on(
                        "payment.declined.v1",
                        Declined.class,
                        it -> declined(orderCommands, new OrderId(it.orderId()), it.reason()))
                .on(
                        "payment.deposit-reversed.v1",
                        DepositReversed.class,
                        it -> orderCommands.handle(new OrderId(it.orderId()), ReverseDeposit::new))
                .on(
                        "payment.refunded.v1",
                        Refunded.class,
                        it -> orderCommands.handle(new OrderId(it.orderId()), Refund::new));
    }

    /// To the customer a card that said no and a time that ran out are two things.
    private static void declined(OrderCommands orderCommands, OrderId order, String reason) {
        if (reason.equals(NOT_PAID_IN_TIME)) {
            orderCommands.handle(order, CancelUnpaid::new);
        } else {
            orderCommands.handle(order, at -> new FailPayment(reason, at));
        }
    }

    record Approved(UUID orderId) {}

    record Declined(UUID orderId, String reason) {}

    record DepositReversed(UUID orderId) {}

    record Refunded(UUID orderId) {}
}
