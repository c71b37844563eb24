package dev.dosirak.drills.crash;

import dev.dosirak.drills.rig.Figures;
import dev.dosirak.drills.rig.PipelineIdle;
import dev.dosirak.drills.rig.Stores;
import dev.dosirak.platform.catalog.Service;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Waits until nothing is on its way any more and no money is in doubt.
public final class PlatformIdle {

    private static final List<Service> EMITTING = Service.all(Service::hasOutbox);
    private static final Duration EACH = Duration.ofSeconds(20);

    private static final String UNDER_WAY = """
            select count(*)
              from (select distinct on (stream) type from event order by stream, position desc) last
             where type in (%s)
            """;
    private static final String ORDERS =
            UNDER_WAY.formatted("'placed', 'paid', 'rejected', 'cancelled', 'refund-requested'");
    private static final String PAYMENTS = """
            select count(*)
              from (select distinct on (stream) type from event order by stream, position desc) last
             where type not in ('approved', 'reversed', 'refunded', 'declined', 'cancelled', 'barred')
            """;

    /// Heartbeats are no facts: they never end.
    private static final String PUBLISHED = "select count(*) from outbox where type <> 'platform.heartbeat.v1'";

    private final Stores stores;
    private final PipelineIdle pipelineIdle;

    public PlatformIdle(Stores stores) {
        this.stores = stores;
        this.pipelineIdle = new PipelineIdle(stores, EMITTING);
    }

    /// What is still under way at the deadline breaks the promise that everything comes to its end.
    public void await(Duration atMost, Figures figures) throws SQLException, InterruptedException {
        left(atMost).forEach(it -> figures.broken("not at rest: %s", it));
    }

    /// @return what is still under way at the deadline; empty when everything has come to rest before
    public List<String> left(Duration atMost) throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (true) {
            long before = published();
            var left = new ArrayList<String>();
            left.addAll(pipelineIdle.awaitOutboxes(EACH));
            left.addAll(pipelineIdle.awaitConsumers(EACH));
            count(left, Service.ORDER, ORDERS, "orders");
            count(left, Service.PAYMENT, PAYMENTS, "payments");
            if (published() != before) {
                left.add("something was still being published");
            }
            if (left.isEmpty() || System.nanoTime() > deadline) {
                return left;
            }
            Thread.sleep(500);
        }
    }

    private void count(List<String> left, Service service, String sql, String what) throws SQLException {
        long number = stores.number(service, sql);
        if (number > 0) {
            left.add("%d %s".formatted(number, what));
        }
    }

    private long published() throws SQLException {
        long rows = 0;
        for (var service : EMITTING) {
            rows += stores.number(service, PUBLISHED);
        }
        return rows;
    }
}
