package dev.dosirak.drills.sync;

import dev.dosirak.drills.rig.Bench;
import dev.dosirak.drills.rig.BenchAddresses;
import dev.dosirak.drills.rig.BulkCity;
import dev.dosirak.drills.rig.BulkShops;
import dev.dosirak.drills.rig.CannotMeasure;
import dev.dosirak.drills.rig.Copies;
import dev.dosirak.drills.rig.Figures;
import dev.dosirak.drills.rig.Member;
import dev.dosirak.drills.rig.Platform;
import dev.dosirak.drills.rig.Web;
import dev.dosirak.drills.wire.OpenLoop;
import dev.dosirak.drills.wire.Outcome;
import dev.dosirak.drills.wire.Request;
import dev.dosirak.platform.catalog.Service;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `./dosirak bench resync`.
@Command(
        name = "resync",
        header = "A full import of 300,000 shops into an empty view beside 200 changes/s.",
        description = {
            "The owners' own changes are timed at the shop service, first alone, then while",
            "the storefront imports everything from it. Afterwards the view is compared with",
            "its owner, shop by shop."
        },
        mixinStandardHelpOptions = true)
public final class ResyncBench implements Callable<Integer> {

    private static final String COPY = "storefront-shops";
    private static final int OK = 200;
    private static final long SEED = 13;
    private static final int SWITCHES = 20_000;
    private static final double MOST_RATIO = 2;

    @Mixin
    private BulkCity bulkCity = new BulkCity();

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "200",
            description = "Changes per second (default: ${DEFAULT-VALUE}).")
    private double rate = 200;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "40",
            description = "How long the changes are timed alone (default: ${DEFAULT-VALUE}).")
    private int seconds = 40;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            defaultValue = "60",
            description = "Seconds before, while the JVM compiles (default: ${DEFAULT-VALUE}).")
    private int warmUp = 60;

    @Override
    public Integer call() {
        return Bench.run("resync", this::measure);
    }

    private void measure(Platform platform, Figures figures) throws IOException, InterruptedException, SQLException {
        bulkCity.start(platform, "--no-city", "--target=identity,shop,storefront");
        var city = bulkCity.city();
        try (var web = new Web()) {
            var copies = new Copies(web, platform);
            new BulkShops(city, Member.owner(web, platform).id()).fill(platform.stores(), figures);
            var random = new Random(SEED);
            var owner = Member.owner(web, platform);
            var switches = DishSwitches.at(city, owner, () -> random.nextInt(city.shops()), () -> 1, SWITCHES);
            figures.say("%.0f changes/s alone: %d s to warm up, %d s that count", rate, warmUp, seconds);
            var alone = changes(switches, Duration.ofSeconds(warmUp), Duration.ofSeconds(seconds));
            figures.say("alone: p99 %.1f ms", alone.latencies().millisAt(0.99));

            figures.say("and now beside a full import");
            var importing = new Importing(copies, figures);
            var thread = Thread.ofPlatform().name("import").start(importing);
            double beside = 0;
            do { // as long as the import takes
                var part = changes(switches, Duration.ZERO, Duration.ofSeconds(seconds));
                figures.say("beside the import: p99 %.1f ms", part.latencies().millisAt(0.99));
                beside = Math.max(beside, part.latencies().millisAt(0.99));
            } while (thread.isAlive());
            copies.awaitRest(Service.STOREFRONT, COPY, Duration.ofMinutes(5), figures);
            figures.never("resync.drift", copies.drift(Service.STOREFRONT, COPY), "shops");
            figures.atMost("resync.owner_p99_ratio", beside / alone.latencies().millisAt(0.99), "", MOST_RATIO);
            figures.figure("resync.seconds", importing.seconds(), "s");
        }
    }

    private Outcome changes(List<Request> switches, Duration warmUp, Duration counted) throws IOException {
        return CannotMeasure.ifRefused(
                new OpenLoop(BenchAddresses.of(Service.SHOP), switches, new AtomicLong(), rate, OK)
                        .run(warmUp, counted, (_, _, _, _) -> {}));
    }

    /// Imports, and counts how long that takes.
    private static final class Importing implements Runnable {

        private final Copies copies;
        private final Figures figures;
        private volatile double seconds;

        Importing(Copies copies, Figures figures) {
            this.copies = copies;
            this.figures = figures;
        }

        double seconds() {
            return seconds;
        }

        @Override
        public void run() {
            long begun = System.nanoTime();
            try {
                copies.importAgain(Service.STOREFRONT, COPY);
                copies.awaitImport(Service.STOREFRONT, COPY, Duration.ofMinutes(20), figures);
                seconds = (System.nanoTime() - begun) / 1e9;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
