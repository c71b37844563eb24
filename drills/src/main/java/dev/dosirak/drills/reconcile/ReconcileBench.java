package dev.dosirak.drills.reconcile;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dosirak.drills.rig.Bench;
import dev.dosirak.drills.rig.CannotMeasure;
import dev.dosirak.drills.rig.Figures;
import dev.dosirak.drills.rig.Platform;
import dev.dosirak.drills.rig.Stores;
import dev.dosirak.platform.catalog.Service;
import dev.dosirak.platform.kernel.Seoul;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./dosirak bench reconcile`.
@Command(
        name = "reconcile",
        header = "Whether three gateways' statements are compared in time, and only what is wrong is found.",
        description = {
            "A payment node in a process of its own with a day's payments in its tables, and",
            "three gateways that publish their statements of that day, each in its own shape,",
            "with differences of all kinds planted. From the moment of publishing until the",
            "last of them is compared: every planted difference is found with its reason, and",
            "nothing else is."
        },
        mixinStandardHelpOptions = true)
public final class ReconcileBench implements Callable<Integer> {

    private static final double MOST_SECONDS = 30;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Option(
            names = "--payments",
            paramLabel = "N",
            defaultValue = "100000",
            description = "How many payments (default: ${DEFAULT-VALUE}).")
    private int payments = 100_000;

    @Option(
            names = "--differences",
            paramLabel = "N",
            defaultValue = "50",
            description = "How many of them are made to differ (default: ${DEFAULT-VALUE}).")
    private int differences = 50;

    @Override
    public Integer call() {
        return Bench.run("reconcile", this::measure);
    }

    private void measure(Platform platform, Figures figures) throws IOException, InterruptedException, SQLException {
        var day = new PlantedDay(Seoul.dayOf(Instant.now()).minusDays(1), payments, differences);
        try (var gateways = new StatementServer(day)) {
            for (var gateway : PlantedDay.GATEWAYS) {
                platform.setting(gateway.toUpperCase(Locale.ROOT) + "_ADDRESS", gateways.url(gateway));
            }
            platform.setting("DOSIRAK_PAYMENTSETTLEMENT_EVERY", "1s");
            platform.optimizeForLongRuns();
            platform.up("--isolated", "--no-city", "--target=payment");
            fill(platform.stores(), day);
            figures.say("%,d payments are in the tables", day.taken().size());
            try (var heap = HeapPeak.of(platform, Service.PAYMENT.key())) {
                gateways.publish();
                long begun = System.nanoTime();
                await(platform.stores(), day);
                double seconds = (System.nanoTime() - begun) / 1e9;
                new Findings(found(platform.stores(), day)).tell(day.planted(), figures);
                figures.atMost("reconcile.seconds", seconds, "s", MOST_SECONDS);
                heap.tell(figures, "reconcile.heap");
            }
        }
    }

    private static void fill(Stores stores, PlantedDay day) throws SQLException {
        try (var connection = stores.open(Service.PAYMENT)) {
            var copy = connection.unwrap(PGConnection.class).getCopyAPI();
            var money = copy.copyIn(
                    "copy captured_money (gateway, payment_key, order_id, amount, taken_at, taken_on) from stdin");
            for (var it : day.taken()) {
                write(
                        money,
                        "%s\t%s\t%s\t%d\t%sT03:00:00Z\t%s\n"
                                .formatted(it.gateway(), it.payment(), it.order(), it.amount(), day.day(), day.day()));
            }
            money.endCopy();
            var events = copy.copyIn("copy event (stream, aggregate, position, type, payload, at) from stdin");
            for (var order : day.asked()) {
                write(
                        events,
                        "%s\tpayment\t1\trequested\t%s\t%sT03:00:00Z\n".formatted(order, bill(order, day), day.day()));
            }
            events.endCopy();
            try (var statement = connection.createStatement()) {
                statement.execute("analyze captured_money");
            }
        }
    }

    private static void write(CopyIn copy, String row) throws SQLException {
        var bytes = row.getBytes(UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
    }

    private static String bill(UUID order, PlantedDay day) {
        return """
                {"bill":{"order":"%s","customer":"%s","method":"%s","amount":9000},"at":"%sT03:00:00Z"}""".formatted(order, order, order, day.day());
    }

    private static void await(Stores stores, PlantedDay day) throws SQLException, InterruptedException {
        var compared =
                "select count(*) from settlement_statement where day = '%s' and compared_at is not null and problem is null"
                        .formatted(day.day());
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (stores.number(Service.PAYMENT, compared) < PlantedDay.GATEWAYS.size()) {
            if (System.nanoTime() - deadline > 0) {
                throw new CannotMeasure("the statements are not compared within " + PATIENCE);
            }
            Thread.sleep(100);
        }
    }

    private static Map<String, String> found(Stores stores, PlantedDay day) throws SQLException {
        var found = new HashMap<String, String>();
        try (var connection = stores.open(Service.PAYMENT);
                var select = connection.prepareStatement(
                        "select gateway, about, reason from settlement_difference where day = ?")) {
            select.setObject(1, day.day());
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.merge(
                            PlantedDay.key(rows.getString("gateway"), rows.getString("about")),
                            rows.getString("reason"),
                            (one, other) -> one + " and " + other);
                }
            }
        }
        return found;
    }
}
