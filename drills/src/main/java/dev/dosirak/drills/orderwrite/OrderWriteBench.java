package dev.dosirak.drills.orderwrite;

import dev.dosirak.drills.rig.Addresses;
import dev.dosirak.drills.rig.Bench;
import dev.dosirak.drills.rig.CannotMeasure;
import dev.dosirak.drills.rig.Figures;
import dev.dosirak.drills.rig.Market;
import dev.dosirak.drills.rig.Member;
import dev.dosirak.drills.rig.Platform;
import dev.dosirak.drills.rig.Quiet;
import dev.dosirak.drills.rig.Stores;
import dev.dosirak.drills.rig.Web;
import dev.dosirak.drills.wire.ClosedLoop;
import dev.dosirak.drills.wire.OpenLoop;
import dev.dosirak.drills.wire.Outcome;
import dev.dosirak.drills.wire.Request;
import dev.dosirak.platform.catalog.Service;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./dosirak bench order-write`.
@Command(
        name = "order-write",
        header = "How many orders per second the order service takes.",
        description = {
            "Runs PostgreSQL, Kafka, Connect and one JVM with identity, shop and order",
            "only; no gateway, nobody pays. Orders go straight to the order service over",
            "32 and 64 kept-alive connections, each sending its next order as soon as the",
            "last is answered. Then the same rows are written by plain JDBC on the same",
            "server, and finally orders come at half the rate found, evenly spaced, for",
            "the answer times.",
            "",
            "Every order that was answered with 201 is looked for in the database at the",
            "end."
        },
        mixinStandardHelpOptions = true)
public final class OrderWriteBench implements Callable<Integer> {

    private static final int CREATED = 201;
    private static final int[] CONNECTIONS = {32, 64};
    private static final int[] WRITERS = {8, 16, 32};
    private static final Duration DRAIN = Duration.ofSeconds(90);
    private static final Duration BETWEEN = Duration.ofSeconds(3);
    private static final double MOST_REFUSED = 0.001;
    private static final double LEAST_RATIO = 0.25;
    private static final double MOST_P99 = 100;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "20",
            description = "How long each load is measured, after a warm-up (default: ${DEFAULT-VALUE}).")
    private int seconds = 20;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            defaultValue = "60",
            description = "Seconds of load before the first measurement (default: ${DEFAULT-VALUE}).")
    private int warmUp = 60;

    private final AtomicLong keys = new AtomicLong();
    private long accepted;
    private long refused;

    @Override
    public Integer call() {
        return Bench.run("order-write", this::measure);
    }

    private void measure(Platform platform, Figures figures) throws IOException, InterruptedException, SQLException {
        platform.optimizeForLongRuns();
        platform.takeEveryOrder();
        figures.say("starting PostgreSQL, Kafka, Connect, and identity, shop, order in one JVM");
        platform.up("--target=identity,shop,order", "--no-city");
        var stores = platform.stores();
        var quiet = new Quiet(stores, List.of(Service.ORDER));
        try (var web = new Web()) {
            var market = Market.load(web, Member.operator(web, platform));
            accepted = market.awaitCopies(web);
            var customers = market.customers();
            var methods = customers.stream().map(_ -> UUID.randomUUID()).toList();
            var orders = Market.orders(market.shops(), customers, methods);

            figures.say("warming up for %d s", warmUp);
            closed(orders, 32, Duration.ofSeconds(warmUp), Duration.ofSeconds(1), figures);
            var best = 0.0;
            for (int connections : CONNECTIONS) {
                settle(quiet, figures);
                var outcome = closed(orders, connections, BETWEEN, Duration.ofSeconds(seconds), figures);
                best = Math.max(best, outcome.perSecond());
                figures.say(
                        "%d connections: %.0f orders/s, p50 %.1f ms, p99 %.1f ms",
                        connections,
                        outcome.perSecond(),
                        outcome.latencies().millisAt(0.5),
                        outcome.latencies().millisAt(0.99));
            }
            settle(quiet, figures);
            var plain = plain(stores, quiet, figures);
            var half = half(orders, best / 2, figures);
            requireStored(stores);

            figures.figure("order_write.rps", best, "orders/s");
            figures.figure("order_write.pgbench_tps", plain, "transactions/s");
            figures.atLeast("order_write.ratio", best / plain, "ratio", LEAST_RATIO);
            figures.atMost("order_write.p99_ms", half.latencies().millisAt(0.99), "ms", MOST_P99);
        }
    }

    private Outcome closed(List<Request> orders, int connections, Duration before, Duration measured, Figures figures)
            throws IOException {
        return taken(
                new ClosedLoop(Addresses.of(Service.ORDER), orders, keys, connections).run(before, measured), figures);
    }

    private Outcome half(List<Request> orders, double rate, Figures figures) throws IOException {
        var load = new OpenLoop(Addresses.of(Service.ORDER), orders, keys, rate, CREATED);
        var outcome = taken(load.run(Duration.ofSeconds(5), Duration.ofSeconds(seconds), (_, _, _, _) -> {}), figures);
        figures.say(
                "at %.0f orders/s: p50 %.1f ms, p99 %.1f ms, slowest %.1f ms",
                rate,
                outcome.latencies().millisAt(0.5),
                outcome.latencies().millisAt(0.99),
                outcome.latencies().millisAt(1));
        return outcome;
    }

    /// A few that were turned away are told, not hidden; many are no measurement.
    private Outcome taken(Outcome outcome, Figures figures) {
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

    private double plain(Stores stores, Quiet quiet, Figures figures) throws SQLException, InterruptedException {
        var inserts = new PlainInserts(stores);
        var best = 0.0;
        for (int writers : WRITERS) {
            var perSecond = inserts.perSecond(writers, BETWEEN, Duration.ofSeconds(Math.max(5, seconds / 2)));
            figures.say("plain JDBC over %d connections: %.0f transactions/s", writers, perSecond);
            best = Math.max(best, perSecond);
            settle(quiet, figures);
        }
        return best;
    }

    /// The reader of the outbox catches up, so that no load begins with the leftovers of the one before.
    private static void settle(Quiet quiet, Figures figures) throws SQLException, InterruptedException {
        quiet.awaitOutboxes(DRAIN).forEach(it -> figures.say("still behind: %s", it));
    }

    /// Everything that was answered with 201 is there, and nothing that nobody asked for.
    private void requireStored(Stores stores) throws SQLException {
        long stored = stores.number(Service.ORDER, "select count(*) from event where type = 'placed'");
        if (stored < accepted || stored > accepted + refused) {
            throw new CannotMeasure("%d orders were answered with 201 and %d otherwise, but %d are stored"
                    .formatted(accepted, refused, stored));
        }
    }
}
