package dev.dosirak.payment.charge.kafka;

import dev.dosirak.payment.charge.Payment;
import dev.dosirak.payment.charge.PaymentBill;
import dev.dosirak.payment.charge.PaymentCommand;
import dev.dosirak.payment.charge.PaymentCommand.Refund;
import dev.dosirak.payment.charge.PaymentCommand.Request;
import dev.dosirak.payment.charge.PaymentCommand.Withdraw;
import dev.dosirak.payment.charge.PaymentEvent;
import dev.dosirak.platform.kernel.CommandHandler;
import dev.dosirak.platform.kernel.Won;
import dev.dosirak.platform.subscription.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Orders ask for their money, and for giving it back. What they ask is put on record here and done afterwards.
@Configuration(proxyBeanMethods = false)
class OrderEventsListener {

    private static final String PAYMENT_WINDOW = "payment-window";

    /// @param paymentMethodId the registered card; absent when the customer pays in a window
    /// @param paymentWay absent on orders from before there was another than a registered card
    /// @param instalmentMonths absent when all is paid at once, and on orders from before
    /// @param payBy absent on orders from before there was such a time
    private record Placed(
            UUID orderId,
            UUID customerId,
            Won total,
            @Nullable UUID paymentMethodId,
            @Nullable String paymentWay,
            @Nullable Integer instalmentMonths,
            Instant at,
            @Nullable Instant payBy) {

        PaymentBill bill() {
            if ((paymentMethodId == null) != PAYMENT_WINDOW.equals(paymentWay)) {
                throw new IllegalArgumentException(
                        "Order %s is to be paid by %s with %s".formatted(orderId, paymentWay, paymentMethodId));
            }
            return new PaymentBill(orderId, customerId, paymentMethodId, total, instalmentMonths);
        }

        Instant payBy(Duration unlessSaid) {
            return payBy == null ? at.plus(unlessSaid) : payBy;
        }
    }

    private record PaymentCancelled(UUID orderId, UUID customerId) {}

    private record RefundRequested(UUID orderId, Won amount, String reason) {}

    @Bean
    Subscription orderEvents(
            CommandHandler<UUID, Payment, PaymentCommand, PaymentEvent> payments,
            @Value("${dosirak.payment.pay-within-when-unsaid}") Duration payWithin) {
        return Subscription.of("payment.charge", "order")
                .sharingTransactions()
                .on(
                        "order.placed.v1",
                        Placed.class,
                        it -> payments.handle(it.orderId(), at -> new Request(it.bill(), it.payBy(payWithin), at)))
                .on(
                        "order.payment-cancelled.v1",
                        PaymentCancelled.class,
                        it -> payments.handle(it.orderId(), at -> new Withdraw(it.orderId(), it.customerId(), at)))
                .on(
                        "order.refund-requested.v1",
                        RefundRequested.class,
                        it -> payments.handle(it.orderId(), at -> new Refund(it.amount(), it.reason(), at)));
    }
}
