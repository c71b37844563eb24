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

    /// The index `event_step_of_the_machine` has the same.
    static final String STEPS =
            "('placed', 'paid', 'relayed', 'payment-failed', 'payment-cancelled', 'cancelled', 'accepted', 'rider-awaited')";

    /// A bill without a registered card is paid in a gateway's window: by people, in their own time.
    private static final String SINCE = """
            select stream, type, at,
                   type = 'placed' and position('"paymentMethod":null' in payload) > 0 as waits_for_people
              from event
             where aggregate = 'order' and type in %s and at > ? order by at
            """.formatted(STEPS);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final RecentOrders recentOrders = new RecentOrders();
    private Instant read;

    PostgresWorkloads(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.read = clock.instant().minus(RecentOrders.STUCK);
    }

    private record Step(UUID order, String type, Instant at, boolean waitsForPeople) {}

    @Override
    public synchronized Workload measure() {
        var now = clock.instant();
        var since = read.minus(OVERLAP).atOffset(ZoneOffset.UTC);
        jdbc
                .sql(SINCE)
                .param(since)
                .query((row, _) -> new Step(
                        row.getObject("stream", UUID.class),
                        row.getString("type"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getBoolean("waits_for_people")))
                .list()
                .stream()
                .filter(it -> !it.waitsForPeople())
                .forEach(this::note);
        read = now;
        return recentOrders.at(now);
    }

    private void note(Step step) {
        switch (step.type()) {
            case "placed" -> recentOrders.placed(step.order(), step.at());
            case "paid" -> recentOrders.paid(step.order(), step.at());
            case "relayed" -> recentOrders.notified(step.order(), step.at());
            case "accepted" -> recentOrders.accepted(step.order(), step.at());
            case "rider-awaited" -> recentOrders.dispatched(step.order(), step.at());
            default -> recentOrders.calledOff(step.order(), step.at());
        }
    }
}
