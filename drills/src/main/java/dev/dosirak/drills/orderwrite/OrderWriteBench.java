package dev.dosirak.drills.orderwrite;

import dev.dosirak.drills.rig.Bench;
import dev.dosirak.drills.rig.CannotMeasure;
import dev.dosirak.drills.rig.Figures;
import dev.dosirak.drills.rig.Member;
import dev.dosirak.drills.rig.OrderFixture;
import dev.dosirak.drills.rig.PipelineIdle;
import dev.dosirak.drills.rig.Platform;
import dev.dosirak.drills.rig.Stores;
import dev.dosirak.drills.rig.Web;
import dev.dosirak.platform.catalog.Service;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
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

    private static final int[] WRITERS = {8, 16, 32};
    private static final Duration BETWEEN = Duration.ofSeconds(3);
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
        var pipelineIdle = new PipelineIdle(stores, List.of(Service.ORDER));
        try (var web = new Web()) {
            var orderFixture = OrderFixture.load(web, Member.operator(web, platform));
            long before = orderFixture.awaitCopies(web);
            var customers = orderFixture.customers();
            var methods = customers.stream().map(_ -> UUID.randomUUID()).toList();
            var load =
                    new OrderLoad(OrderFixture.orders(orderFixture.shops(), customers, methods), pipelineIdle, figures);

            var best = load.most(Duration.ofSeconds(warmUp), Duration.ofSeconds(seconds));
            var plain = plain(stores, load, figures);
            var half = load.even(best / 2, Duration.ofSeconds(seconds));
            requireStored(stores, before + load.accepted(), load.refused());

            figures.figure("order_write.rps", best, "orders/s");
            figures.figure("order_write.pgbench_tps", plain, "transactions/s");
            figures.atLeast("order_write.ratio", best / plain, "ratio", LEAST_RATIO);
            figures.atMost("order_write.p99_ms", half.latencies().millisAt(0.99), "ms", MOST_P99);
        }
    }

    private double plain(Stores stores, OrderLoad load, Figures figures) throws SQLException, InterruptedException {
        var inserts = new PlainInserts(stores);
        var best = 0.0;
        for (int writers : WRITERS) {
            var perSecond = inserts.perSecond(writers, BETWEEN, Duration.ofSeconds(Math.max(5, seconds / 2)));
            figures.say("plain JDBC over %d connections: %.0f transactions/s", writers, perSecond);
            best = Math.max(best, perSecond);
            load.settle();
        }
        return best;
    }

    /// Everything that was answered with 201 is there, and nothing that nobody asked for.
    private static void requireStored(Stores stores, long accepted, long refused) throws SQLException {
        long stored = stores.number(Service.ORDER, "select count(*) from event where type = 'placed'");
        if (stored < accepted || stored > accepted + refused) {
            throw new CannotMeasure("%d orders were answered with 201 and %d otherwise, but %d are stored"
                    .formatted(accepted, refused, stored));
        }
    }
}
