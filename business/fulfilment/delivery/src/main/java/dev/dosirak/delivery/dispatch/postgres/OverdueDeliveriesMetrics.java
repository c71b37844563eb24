package dev.dosirak.delivery.dispatch.postgres;

import dev.dosirak.delivery.dispatch.OverdueDeliveries.Limits;
import dev.dosirak.platform.job.QueriedGauges;
import dev.dosirak.platform.job.ScheduledJob;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class OverdueDeliveriesMetrics {

    private static final Duration INTERVAL = Duration.ofSeconds(10);

    /// How many deliveries wait for too long, by state: what an alarm looks at. All nodes show the same.
    @Bean
    ScheduledJob overdueDeliveriesGauge(JdbcClient jdbc, Limits overdueLimits, MeterRegistry meters) {
        return new QueriedGauges(() -> PostgresOverdueDeliveries.count(jdbc, overdueLimits), meters, "state")
                .show("dosirak.delivery.overdue", "deliveries")
                .job("delivery.overdue", INTERVAL);
    }
}
