package dev.dosirak.payment.charge.kafka;

import dev.dosirak.payment.charge.Bill;
import dev.dosirak.payment.charge.PaymentDesk;
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

    /// @param payBy absent on orders from before there was such a time
    private record Placed(
            UUID orderId,
            UUID customerId,
            Won total,
            UUID paymentMethodId,
            Instant at,
            @Nullable Instant payBy) {

        Bill bill() {
            return new Bill(orderId, customerId, paymentMethodId, total);
        }

        Instant payBy(Duration unlessSaid) {
            return payBy == null ? at.plus(unlessSaid) : payBy;
        }
    }

    private record PaymentCancelled(UUID orderId, UUID customerId) {}

    private record RefundRequested(UUID orderId, Won amount, String reason) {}

    @Bean
    Subscription orderEvents(PaymentDesk desk, @Value("${dosirak.payment.pay-within-when-unsaid}") Duration payWithin) {
        return Subscription.of("payment.charge", "order")
                .sharingTransactions()
                .on("order.placed.v1", Placed.class, it -> desk.request(it.bill(), it.payBy(payWithin)))
                .on(
                        "order.payment-cancelled.v1",
                        PaymentCancelled.class,
                        it -> desk.withdraw(it.orderId(), it.customerId()))
                .on(
                        "order.refund-requested.v1",
                        RefundRequested.class,
                        it -> desk.refund(it.orderId(), it.amount(), it.reason()));
    }
}
