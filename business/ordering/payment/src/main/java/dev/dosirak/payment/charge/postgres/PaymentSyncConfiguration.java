package dev.dosirak.payment.charge.postgres;

import dev.dosirak.payment.charge.Payment;
import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.sync.HistorySource;
import dev.dosirak.platform.sync.SyncSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The sync domain `payments`: every payment as the facts that were published of it, for whoever waits for one of
/// them too long. Whoever waits for a refund learns that it is under way, however long the gateway takes.
/// `payment.changed.v1` is published only when somebody asks for it, because facts are published once.
@Configuration(proxyBeanMethods = false)
class PaymentSyncConfiguration {

    /// What goes on between us and the gateway stays with us.
    static final List<String> UNPUBLISHED = List.of(
            "requested",
            "window-opened",
            "virtual-account-issued",
            "customer-returned",
            "attempt-declined",
            "attempted",
            "not-sent",
            "withdrawn",
            "captured-late",
            "refund-requested",
            "refund-attempted",
            "refund-not-done",
            "refund-retried",
            "captured-again",
            "second-not-refunded",
            "second-stuck",
            "second-refunded",
            "partial-refund-requested",
            "partial-refund-attempted",
            "partial-refund-not-done",
            "partial-refund-stuck",
            "partial-refund-given-up",
            "partial-refund-withdrawn");

    @Bean
    SyncSource paymentHistories(JdbcClient jdbc, EventJson json) {
        return new HistorySource<>(
                "payments",
                "payment.changed.v1",
                PostgresPayments.PAYMENT,
                UNPUBLISHED,
                Payment.Refunding.class::isInstance,
                jdbc,
                json);
    }
}
