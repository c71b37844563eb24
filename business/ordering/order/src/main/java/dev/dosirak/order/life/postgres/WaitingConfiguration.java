package dev.dosirak.order.life.postgres;

import dev.dosirak.order.life.Waits;
import dev.dosirak.platform.sweep.DueRows;
import dev.dosirak.platform.sweep.Sweep;
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
    Sweep waitingOrders(JdbcClient jdbc, MeterRegistry meters) {
        return Sweep.onEveryNode("order.waiting", FIGURES, new WaitingFigures(jdbc, meters)::look);
    }

    @Bean
    Sweep doubtfulWaits(Waits waits) {
        return new Sweep("order.doubtful-waits", HOUSEKEEPING, waits::putRight);
    }
}
