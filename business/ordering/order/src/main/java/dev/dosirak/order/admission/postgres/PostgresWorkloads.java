package dev.dosirak.order.admission.postgres;

import dev.dosirak.order.admission.RecentOrders;
import dev.dosirak.order.admission.Workload;
import dev.dosirak.order.admission.Workloads;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads what has been added to the orders' history since it last looked, whichever node added it, so that nothing is
/// written for it and no look costs more than what happened since the one before.
@Repository
class PostgresWorkloads implements Workloads {

    /// A transaction may become visible so long after the time it bears; a later one is not missed for long,
    /// since an order is forgotten after two minutes anyway.
    private static final Duration OVERLAP = Duration.ofSeconds(10);

    /// The index `event_finished` has the same.
    static final String FINISHED = "('relayed', 'payment-failed', 'payment-cancelled', 'cancelled')";

    private static final String SINCE = """
            select stream, at, true as is_new from event where aggregate = 'order' and type = 'placed' and at > ?
             union all
            select stream, at, false
              from event
             where aggregate = 'order' and type in %s and at > ?
            """.formatted(FINISHED);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final RecentOrders recentOrders = new RecentOrders();
    private Instant read;

    PostgresWorkloads(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.read = clock.instant().minus(RecentOrders.STUCK);
    }

    private record Step(UUID order, Instant at, boolean isNew) {}

    @Override
    public synchronized Workload measure() {
        var now = clock.instant();
        var since = read.minus(OVERLAP).atOffset(ZoneOffset.UTC);
        jdbc.sql(SINCE)
                .params(since, since)
                .query((row, _) -> new Step(
                        row.getObject("stream", UUID.class),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getBoolean("is_new")))
                .list()
                .forEach(this::note);
        read = now;
        return recentOrders.at(now);
    }

    private void note(Step step) {
        if (step.isNew()) {
            recentOrders.placed(step.order(), step.at());
        } else {
            recentOrders.finished(step.order(), step.at());
        }
    }
}
