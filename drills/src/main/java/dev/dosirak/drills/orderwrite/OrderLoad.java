package dev.dosirak.drills.orderwrite;

import dev.dosirak.drills.rig.BenchAddresses;
import dev.dosirak.drills.rig.CannotMeasure;
import dev.dosirak.drills.rig.Figures;
import dev.dosirak.drills.rig.PipelineIdle;
import dev.dosirak.drills.wire.ClosedLoop;
import dev.dosirak.drills.wire.OpenLoop;
import dev.dosirak.drills.wire.Outcome;
import dev.dosirak.drills.wire.Request;
import dev.dosirak.platform.catalog.Service;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// Orders straight at the order service, and what became of all of them.
public final class OrderLoad {

    private static final int CREATED = 201;
    private static final int[] CONNECTIONS = {32, 64};
    private static final Duration DRAIN = Duration.ofSeconds(90);
    private static final Duration BETWEEN = Duration.ofSeconds(3);
    private static final double MOST_REFUSED = 0.001;

    private final List<Request> orders;
    private final PipelineIdle pipelineIdle;
    private final Figures figures;
    private final AtomicLong keys = new AtomicLong();
    private long accepted;
    private long refused;

    public OrderLoad(List<Request> orders, PipelineIdle pipelineIdle, Figures figures) {
        this.orders = orders;
        this.pipelineIdle = pipelineIdle;
        this.figures = figures;
    }

    /// As many as it takes over kept-alive connections, each sending its next order once the last is answered.
    ///
    /// @return orders per second
    public double most(Duration warmUp, Duration each) throws IOException, SQLException, InterruptedException {
        figures.say("warming up for %d s", warmUp.toSeconds());
        closed(CONNECTIONS[0], warmUp, Duration.ofSeconds(1));
        var best = 0.0;
        for (int connections : CONNECTIONS) {
            settle();
            var outcome = closed(connections, BETWEEN, each);
            best = Math.max(best, outcome.perSecond());
            figures.say(
                    "%d connections: %.0f orders/s, p50 %.1f ms, p99 %.1f ms",
                    connections,
                    outcome.perSecond(),
                    outcome.latencies().millisAt(0.5),
                    outcome.latencies().millisAt(0.99));
        }
        settle();
        return best;
    }

    private Outcome closed(int connections, Duration before, Duration measured) throws IOException {
        return taken(new ClosedLoop(BenchAddresses.of(Service.ORDER), orders, keys, connections).run(before, measured));
    }

    /// Orders at this rate, evenly spaced.
    Outcome even(double rate, Duration measured) throws IOException {
        var load = new OpenLoop(BenchAddresses.of(Service.ORDER), orders, keys, rate, CREATED);
        var outcome = taken(load.run(Duration.ofSeconds(5), measured, (_, _, _, _) -> {}));
        figures.say(
                "at %.0f orders/s: p50 %.1f ms, p99 %.1f ms, slowest %.1f ms",
                rate,
                outcome.latencies().millisAt(0.5),
                outcome.latencies().millisAt(0.99),
                outcome.latencies().millisAt(1));
        return outcome;
    }

    /// A few that were turned away are told, not hidden; many are no measurement.
    private Outcome taken(Outcome outcome) {
        if (outcome.refused() > MOST_REFUSED * outcome.acceptedInAll()) {
            throw new CannotMeasure(
                    "%d orders were not taken, the first: %s".formatted(outcome.refused(), outcome.firstRefusal()));
        }
        if (outcome.refused() > 0) {
            figures.say("%d orders were not taken, the first: %s", outcome.refused(), outcome.firstRefusal());
        }
        accepted += outcome.acceptedInAll();
        refused += outcome.refused();
        return outcome;
    }

    /// The reader of the outbox catches up, so that no load begins with the leftovers of the one before.
    void settle() throws SQLException, InterruptedException {
        pipelineIdle.awaitOutboxes(DRAIN).forEach(it -> figures.say("still behind: %s", it));
    }

    /// How many were answered with 201.
    long accepted() {
        return accepted;
    }

    /// How many were answered otherwise.
    long refused() {
        return refused;
    }
}
