package dev.dosirak.drills.sync;

import dev.dosirak.demo.city.City;
import dev.dosirak.drills.query.Zipf;
import dev.dosirak.drills.rig.Bench;
import dev.dosirak.drills.rig.BenchAddresses;
import dev.dosirak.drills.rig.BulkShops;
import dev.dosirak.drills.rig.CannotMeasure;
import dev.dosirak.drills.rig.Copies;
import dev.dosirak.drills.rig.Figures;
import dev.dosirak.drills.rig.Member;
import dev.dosirak.drills.rig.Platform;
import dev.dosirak.drills.rig.Web;
import dev.dosirak.drills.wire.OpenLoop;
import dev.dosirak.platform.catalog.Service;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./dosirak bench notice-cost`.
@Command(
        name = "notice-cost",
        header = "How many fetches a thousand change notices cost an owner.",
        description = {
            "Owners of 1,000 shops switch dishes off and on, 1 to 20 in a row at a shop",
            "chosen by Zipf's law. Counted at the storefront: notices heard, shops fetched",
            "because of them, and calls in which they were fetched."
        },
        mixinStandardHelpOptions = true)
public final class NoticeCostBench implements Callable<Integer> {

    private static final String COPY = "storefront-shops";
    private static final int SHOPS = 1_000;
    private static final int LONGEST_BURST = 20;
    private static final int OK = 200;
    private static final long SEED = 11;
    private static final double MOST = 300;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "100",
            description = "Switches per second (default: ${DEFAULT-VALUE}).")
    private double rate = 100;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "60",
            description = "How long (default: ${DEFAULT-VALUE}).")
    private int seconds = 60;

    @Override
    public Integer call() {
        return Bench.run("notice-cost", this::measure);
    }

    private void measure(Platform platform, Figures figures) throws IOException, InterruptedException, SQLException {
        platform.optimizeForLongRuns();
        platform.up("--no-city", "--target=identity,shop,storefront");
        var city = City.of(SHOPS);
        try (var web = new Web()) {
            var owner = Member.owner(web, platform);
            new BulkShops(city, owner.id()).fill(platform.stores(), figures);
            var copies = new Copies(web, platform);
            copies.importAgain(Service.STOREFRONT, COPY);
            copies.awaitRest(Service.STOREFRONT, COPY, Duration.ofMinutes(2), figures);
            long notices = copies.work(Service.STOREFRONT, COPY, "notices");
            long fetched = copies.work(Service.STOREFRONT, COPY, "fetched");
            long calls = copies.work(Service.STOREFRONT, COPY, "calls");
            figures.say("%.0f switches/s for %d s", rate, seconds);
            var zipf = new Zipf(SHOPS, SEED);
            var random = new Random(SEED);
            var switches = DishSwitches.at(
                    city, owner, zipf::next, () -> 1 + random.nextInt(LONGEST_BURST), (int) (rate * seconds));
            var outcome = CannotMeasure.ifRefused(
                    new OpenLoop(BenchAddresses.of(Service.SHOP), switches, new AtomicLong(), rate, OK)
                            .run(Duration.ZERO, Duration.ofSeconds(seconds), (_, _, _, _) -> {}));
            copies.awaitRest(Service.STOREFRONT, COPY, Duration.ofMinutes(1), figures);
            notices = copies.work(Service.STOREFRONT, COPY, "notices") - notices;
            fetched = copies.work(Service.STOREFRONT, COPY, "fetched") - fetched;
            calls = copies.work(Service.STOREFRONT, COPY, "calls") - calls;
            figures.say(
                    "%,d switches, %,d notices, %,d shops fetched in %,d calls",
                    outcome.accepted(), notices, fetched, calls);
            figures.atMost("notice_cost.fetches_per_1000", 1_000.0 * fetched / notices, "fetches", MOST);
            figures.figure("notice_cost.calls_per_1000", 1_000.0 * calls / notices, "calls");
            figures.never("notice_cost.drift", copies.drift(Service.STOREFRONT, COPY), "shops");
        }
    }
}
