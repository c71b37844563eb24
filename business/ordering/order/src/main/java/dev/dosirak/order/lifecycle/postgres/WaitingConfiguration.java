package dev.dosirak.order.lifecycle.postgres;

import dev.dosirak.order.lifecycle.WaitingOrders;
import dev.dosirak.platform.job.DueRows;
import dev.dosirak.platform.job.QueriedGauges;
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

    private static final String WAITING = """
            select state, count(*) as orders, count(*) filter (where due <= now()) as overdue,
                   extract(epoch from now() - min(since)) as oldest
              from waiting
             group by state
            """;

    @Bean
    DueRows overdueWaits(JdbcClient jdbc) {
        return new DueRows(jdbc, "waiting", "order_id");
    }

    /// How many orders wait in which state, and since when the oldest does: `dosirak.order.waiting` and
    /// `dosirak.order.waiting.oldest`, in seconds. `overdue` is the part that has waited longer than usual.
    @Bean
    ScheduledJob waitingOrders(JdbcClient jdbc, MeterRegistry meters) {
        return new QueriedGauges(jdbc, meters, WAITING, "state")
                .show("dosirak.order.waiting", "orders")
                .show("dosirak.order.waiting.overdue", "overdue")
                .showSeconds("dosirak.order.waiting.oldest", "oldest")
                .job("order.waiting", FIGURES);
    }

    @Bean
    ScheduledJob doubtfulWaits(WaitingOrders waitingOrders) {
        return new ScheduledJob("order.doubtful-waits", HOUSEKEEPING, waitingOrders::repair);
    }
}
