package dev.dosirak.drills.query;

import dev.dosirak.demo.city.City;
import dev.dosirak.drills.rig.Bench;
import dev.dosirak.drills.rig.BenchAddresses;
import dev.dosirak.drills.rig.Copies;
import dev.dosirak.drills.rig.Figures;
import dev.dosirak.drills.rig.Platform;
import dev.dosirak.drills.rig.Web;
import dev.dosirak.platform.catalog.Service;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./dosirak bench query`.
@Command(
        name = "query",
        header = "How fast shop pages are answered, against nginx with the same bytes.",
        description = {
            "The demo city of 1,000 shops; its pages are asked for by Zipf's law straight",
            "at a storefront node, as fast as it answers, over 64 connections. nginx",
            "serves the same pages as static files in turn with it. Counted at the owners'",
            "side: how many requests the reading caused there."
        },
        mixinStandardHelpOptions = true)
public final class QueryBench implements Callable<Integer> {

    private static final String OWNERS_AND_VIEW = "--target=gateway,identity,shop,ad,review,storefront";
    private static final List<Service> OWNERS = List.of(Service.SHOP, Service.AD, Service.REVIEW);
    private static final List<Service> KEEPERS = List.of(Service.STOREFRONT, Service.AD);
    private static final int CONNECTIONS = 64;
    private static final double LEAST_RPS = 15_000;
    private static final double LEAST_RATIO = 0.75;
    private static final double MOST_P99 = 15;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "10",
            description = "How long each of three rounds of each takes (default: ${DEFAULT-VALUE}).")
    private int seconds = 10;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            defaultValue = "20",
            description = "Seconds before, while the JVM compiles (default: ${DEFAULT-VALUE}).")
    private int warmUp = 20;

    @Override
    public Integer call() {
        return Bench.run("query", this::measure);
    }

    private void measure(Platform platform, Figures figures) throws IOException, InterruptedException {
        platform.optimizeForLongRuns();
        figures.say("starting the owners, the storefront, and the demo city");
        platform.up(OWNERS_AND_VIEW);
        var city = City.of(City.USUAL_SHOPS);
        var shopPageLoad = new ShopPageLoad(IntStream.range(0, city.shops())
                .mapToObj(it -> city.shop(it).id())
                .toList());
        try (var web = new Web()) {
            var copies = new Copies(web, platform);
            copies.awaitAllAtRest(KEEPERS, Duration.ofMinutes(2));
            try (var nginx = shopPageLoad.nginx(platform.scratch(), figures)) {
                var wrk = shopPageLoad.wrk(platform.scratch());
                figures.say("%d s to warm up, then three rounds of %d s each", warmUp, seconds);
                wrk.run(BenchAddresses.window(), CONNECTIONS, Duration.ofSeconds(warmUp));
                long before = causedAtOwners(copies);
                var comparison = ShopPageLoad.compare(
                        wrk, BenchAddresses.window(), nginx.uri(), CONNECTIONS, Duration.ofSeconds(seconds), 3);
                long caused = causedAtOwners(copies) - before;
                figures.atLeast("query.rps", comparison.rps(), "rps", LEAST_RPS);
                figures.figure("query.nginx_rps", comparison.nginxRps(), "rps");
                figures.atLeast("query.ratio", comparison.rps() / comparison.nginxRps(), "", LEAST_RATIO);
                figures.atMost("query.p99_ms", comparison.p99(), "ms", MOST_P99);
                figures.never("query.business_calls", caused, "calls");
            }
        }
    }

    /// What the owners have answered, less what the copies asked by the clock whether anybody read or not.
    private static long causedAtOwners(Copies copies) throws InterruptedException {
        while (true) { // until no pulse fell between the readings
            long pulses = copies.pulses(KEEPERS);
            long served = 0;
            for (var owner : OWNERS) {
                served += copies.served(owner);
            }
            if (pulses == copies.pulses(KEEPERS)) {
                return served - pulses;
            }
        }
    }
}
