package dev.dosirak.order.lifecycle.postgres;

import dev.dosirak.platform.job.QueriedGauges;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.jdbc.core.simple.JdbcClient;

/// How many orders wait in which state, and since when the oldest does: `dosirak.order.waiting` and
/// `dosirak.order.waiting.oldest`, in seconds. `overdue` is the part that has waited longer than usual.
final class WaitingMetrics {

    private static final String WAITING = """
            select state, count(*) as orders, count(*) filter (where due <= now()) as overdue,
                   extract(epoch from now() - min(since)) as oldest
              from waiting
             group by state
            """;

    private final QueriedGauges waiting;

    WaitingMetrics(JdbcClient jdbc, MeterRegistry meters) {
        this.waiting = new QueriedGauges(jdbc, meters, WAITING, "state")
                .show("dosirak.order.waiting", "orders")
                .show("dosirak.order.waiting.overdue", "overdue")
                .showSeconds("dosirak.order.waiting.oldest", "oldest");
    }

    void update() {
        waiting.look();
    }
}
