package dev.dosirak.drills.overload;

import dev.dosirak.demo.city.City;
import dev.dosirak.demo.people.Endpoints;
import dev.dosirak.demo.people.RetryPolicy;
import dev.dosirak.demo.traffic.Traffic;
import dev.dosirak.demo.traffic.TrafficSettings;
import dev.dosirak.drills.rig.Bench;
import dev.dosirak.drills.rig.BenchAddresses;
import dev.dosirak.drills.rig.CannotMeasure;
import dev.dosirak.drills.rig.Figures;
import dev.dosirak.drills.rig.Platform;
import dev.dosirak.drills.rig.RunFile;
import dev.dosirak.platform.catalog.Service;
import dev.dosirak.platform.embedded.ProcessIdentity;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./dosirak bench overload`.
@Command(
        name = "overload",
        header = "Offers three times what the machine carries, then half of it, then kills.",
        description = {
            "First the traffic grows until no more orders are delivered: that is what the",
            "machine carries. Three times as many are offered for some minutes, then half",
            "as many, then three times again while the services are killed with 'kill -9'.",
            "Customers who are refused come back when they were told to."
        },
        mixinStandardHelpOptions = true)
public final class OverloadBench implements Callable<Integer> {

    private static final Duration WARM_UP = Duration.ofSeconds(60);
    private static final Duration STEP = Duration.ofSeconds(30);
    private static final Duration SETTLE = Duration.ofSeconds(10);
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final int SHOPS = 20;
    private static final int RIDERS = 200;
    private static final double NORMAL_PAID_SECONDS = 3;

    @Option(
            names = "--overload",
            paramLabel = "SECONDS",
            defaultValue = "180",
            description = "How long three times as much is offered (default: ${DEFAULT-VALUE}).")
    private int overload = 180;

    @Option(
            names = "--after",
            paramLabel = "SECONDS",
            defaultValue = "120",
            description = "How long half as much is offered then (default: ${DEFAULT-VALUE}).")
    private int after = 120;

    @Option(
            names = "--carries",
            paramLabel = "N",
            description = "What the machine carries, in orders per second, where it is known: then it is not measured.")
    private double carries;

    @Option(
            names = "--nodes",
            paramLabel = "N",
            defaultValue = "1",
            description = {
                "So many processes with every service each, and a gateway of its own for",
                "each (default: one process with everything)."
            })
    private int nodes = 1;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "7", description = "Who orders what.")
    private long seed = 7;

    private final RefusalStats refusalStats = new RefusalStats();

    @Override
    public Integer call() {
        return Bench.run("overload", this::measure);
    }

    private void measure(Platform platform, Figures figures) throws IOException, InterruptedException, SQLException {
        figures.say("starting the platform, and loading the demo city");
        platform.up(nodes > 1 ? new String[] {"--nodes=" + nodes} : new String[0]);
        var book = new OrderThroughput(platform.stores());
        try (var traffic = Traffic.start(settings())) {
            wait(WARM_UP);
            double best = carries > 0 ? carries : SustainedRate.measure(traffic, book, figures);
            figures.figure("overload.best_sustained", best, "orders/s");
            tooMuch(traffic, book, figures, best);
            half(traffic, book, figures, best);
            killed(platform, traffic, book, figures, best);
        }
    }

    private TrafficSettings settings() {
        var city = City.of(City.USUAL_SHOPS);
        return new TrafficSettings(
                city,
                new Endpoints(BenchAddresses.of(Service.GATEWAY), BenchAddresses.of(Service.PG_SIMULATOR)),
                SustainedRate.FIRST,
                SHOPS,
                Math.min(RIDERS, city.riders()),
                0.03,
                0.02,
                0,
                Duration.ofMillis(300),
                RetryPolicy.DEFAULT,
                5_000,
                100_000,
                seed,
                refusalStats);
    }

    private void tooMuch(Traffic traffic, OrderThroughput book, Figures figures, double best)
            throws IOException, InterruptedException, SQLException {
        var begun = Instant.now();
        Instant from;
        Instant to;
        try (var refusalBaseline = RefusalBaseline.start()) {
            traffic.arrive(3 * best);
            wait(SETTLE);
            from = Instant.now();
            wait(Duration.ofSeconds(overload).minus(SETTLE));
            to = Instant.now();
            figures.figure("overload.bystander_refusal_p99_ms", refusalBaseline.millisAt(0.99), "ms");
        }
        double goodput = book.deliveredPerSecond(from, to);
        figures.say("%.1f orders/s offered, %.1f delivered; %s", 3 * best, goodput, traffic.counts());
        figures.atLeast("overload.goodput_ratio", goodput / best, "", 0.9);
        traffic.arrive(best / 2);
        wait(SETTLE); // the last ones are paid by then
        figures.atMost("overload.paid_p99_s", book.paidAfter(0.99, begun, to), "s", 30);
        refusalStats.tellReasons(figures);
        figures.figure("overload.refused", refusalStats.number(), "refusals");
        figures.figure("overload.refusal_p50_ms", refusalStats.millisAt(0.5), "ms");
        figures.figure("overload.refusal_p90_ms", refusalStats.millisAt(0.9), "ms");
        figures.atMost("overload.refusal_p99_ms", refusalStats.millisAt(0.99), "ms", 200);
    }

    /// The load is half already; normal is when nobody is refused and orders are paid at once, for a while.
    private void half(Traffic traffic, OrderThroughput book, Figures figures, double best)
            throws InterruptedException, SQLException {
        var since = Instant.now().minus(SETTLE);
        var end = since.plusSeconds(after);
        Instant normal = null;
        while (Instant.now().isBefore(end)) {
            long before = refusalStats.number();
            var from = Instant.now();
            wait(LOOK);
            boolean calm = refusalStats.number() == before
                    && book.paidAfter(0.5, from.minus(LOOK), from) <= NORMAL_PAID_SECONDS;
            normal = calm ? (normal == null ? from : normal) : null;
        }
        if (normal == null) {
            figures.broken("at %.1f orders/s it did not become normal within %d s", best / 2, after);
        }
        var seconds = normal == null ? after : Duration.between(since, normal).toSeconds();
        figures.atMost("overload.back_to_normal_s", seconds, "s", 20);
        figures.say("half of it for %d s; %s", after, traffic.counts());
    }

    private void killed(Platform platform, Traffic traffic, OrderThroughput book, Figures figures, double best)
            throws InterruptedException, SQLException {
        traffic.arrive(3 * best);
        wait(STEP);
        var victim = platform.state().components().stream()
                .filter(it -> it.name().equals(nodes > 1 ? "node-1" : "services"))
                .findFirst()
                .flatMap(RunFile.Component::process)
                .flatMap(ProcessIdentity::process)
                .orElseThrow(() -> new CannotMeasure("the services have no process"));
        var killed = Instant.now();
        victim.destroyForcibly();
        figures.say("the services are killed, or one node's");
        while (true) {
            wait(LOOK);
            var now = Instant.now();
            var took = Duration.between(killed, now);
            if (took.compareTo(LOOK.multipliedBy(2)) > 0
                    && book.deliveredPerSecond(now.minus(LOOK), now) >= best * 0.8) {
                figures.atMost("overload.back_after_kill_s", took.toSeconds(), "s", 60);
                return;
            }
            if (took.compareTo(Duration.ofMinutes(5)) > 0) {
                figures.broken("it did not come back within five minutes; %s", traffic.counts());
                figures.atMost("overload.back_after_kill_s", took.toSeconds(), "s", 60);
                return;
            }
        }
    }

    private static void wait(Duration time) throws InterruptedException {
        Thread.sleep(time);
    }
}
