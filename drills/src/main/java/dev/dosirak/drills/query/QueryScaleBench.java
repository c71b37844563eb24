package dev.dosirak.drills.query;

import dev.dosirak.demo.city.City;
import dev.dosirak.drills.rig.Bench;
import dev.dosirak.drills.rig.BenchAddresses;
import dev.dosirak.drills.rig.BulkCity;
import dev.dosirak.drills.rig.BulkShops;
import dev.dosirak.drills.rig.Copies;
import dev.dosirak.drills.rig.Figures;
import dev.dosirak.drills.rig.Platform;
import dev.dosirak.drills.rig.Web;
import dev.dosirak.platform.catalog.Service;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `./dosirak bench query-scale`.
@Command(
        name = "query-scale",
        header = "What becomes of the storefront with 300,000 shops.",
        description = {
            "One storefront node in a process of its own. First 1,000 shops of a city are",
            "read, then 300,000: how much slower pages get, how much memory the node takes,",
            "and how long it takes to build its copy from its owners, starting with none.",
            "Also how long it takes to come back with the copy on its disk."
        },
        mixinStandardHelpOptions = true)
public final class QueryScaleBench implements Callable<Integer> {

    private static final String COPY = "storefront-shops";
    private static final int SMALL = 1_000;
    private static final int CONNECTIONS = 64;
    private static final double LEAST_RATIO = 0.8;
    private static final double MOST_SECONDS = 120;
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    @Mixin
    private BulkCity bulkCity = new BulkCity();

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "15",
            description = "How long each measurement takes (default: ${DEFAULT-VALUE}).")
    private int seconds = 15;

    @Override
    public Integer call() {
        return Bench.run("query-scale", this::measure);
    }

    private void measure(Platform platform, Figures figures) throws IOException, InterruptedException, SQLException {
        bulkCity.start(platform, "--isolated", "--no-city", "--target=shop,storefront");
        var city = bulkCity.city();
        try (var web = new Web()) {
            var copies = new Copies(web, platform);
            new BulkShops(City.of(SMALL), UUID.randomUUID()).fill(platform.stores(), figures);
            build(copies, figures);
            double small = rps(platform, figures, City.of(SMALL));

            platform.stores().empty(Service.SHOP, "shop");
            new BulkShops(city, UUID.randomUUID()).fill(platform.stores(), figures);
            double rebuilt = build(copies, figures);
            double large = rps(platform, figures, city);
            figures.atLeast("query_scale.ratio_to_small", large / small, "", LEAST_RATIO);
            figures.figure("query_scale.rps", large, "rps");
            figures.figure("query_scale.memory", platform.memory("storefront") / 1e6, "MB");
            figures.atMost("query_scale.rebuild_s", rebuilt, "s", MOST_SECONDS);
            figures.figure("query_scale.restart_s", restart(platform, copies), "s");
        }
    }

    private static double build(Copies copies, Figures figures) throws InterruptedException {
        long begun = System.nanoTime();
        copies.importAgain(Service.STOREFRONT, COPY);
        copies.awaitRest(Service.STOREFRONT, COPY, PATIENCE, figures);
        return (System.nanoTime() - begun) / 1e9;
    }

    private double rps(Platform platform, Figures figures, City city) throws IOException, InterruptedException {
        var shopPageLoad = new ShopPageLoad(IntStream.range(0, city.shops())
                .mapToObj(it -> city.shop(it).id())
                .toList());
        var wrk = shopPageLoad.wrk(platform.scratch());
        wrk.run(BenchAddresses.window(), CONNECTIONS, Duration.ofSeconds(seconds));
        var result = wrk.run(BenchAddresses.window(), CONNECTIONS, Duration.ofSeconds(seconds))
                .allAnswered();
        figures.say("%,d shops: %.0f pages/s, p99 %.1f ms", city.shops(), result.perSecond(), result.p99Millis());
        return result.perSecond();
    }

    /// From the kill to the first page out of what lies on the node's disk.
    private static double restart(Platform platform, Copies copies) throws InterruptedException {
        long begun = System.nanoTime();
        platform.kill(List.of("storefront"));
        while (true) {
            try {
                if (copies.isAnswered(BenchAddresses.window().resolve("/api/v1/storefront/freshness"))) {
                    return (System.nanoTime() - begun) / 1e9;
                }
            } finally {
                Thread.sleep(50);
            }
        }
    }
}
