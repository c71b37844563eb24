package dev.dosirak.order.lifecycle.postgres;

import dev.dosirak.order.lifecycle.WaitingOrders;
import dev.dosirak.platform.job.DueRows;
import dev.dosirak.platform.job.ScheduledJob;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class WaitingConfiguration {

    private static final Duration FIGURES = Duration.ofSeconds(10);
    private static final Duration HOUSEKEEPING = Duration.ofMinutes(10);

    @Bean
    DueRows overdueWaits(JdbcClient jdbc) {
        return new DueRows(jdbc, "waiting", "order_id");
    }

    @Bean
    ScheduledJob waitingOrders(JdbcClient jdbc, MeterRegistry meters) {
        return ScheduledJob.onEveryNode("order.waiting", FIGURES, new WaitingMetrics(jdbc, meters)::update);
    }

    @Bean
    ScheduledJob doubtfulWaits(WaitingOrders waitingOrders) {
        return new ScheduledJob("order.doubtful-waits", HOUSEKEEPING, waitingOrders::repair);
    }
}
