package dev.dosirak.drills.crash;

import dev.dosirak.demo.city.City;
import dev.dosirak.demo.people.CallLog;
import dev.dosirak.demo.people.Endpoints;
import dev.dosirak.demo.people.Patience;
import dev.dosirak.demo.traffic.Settings;
import dev.dosirak.demo.traffic.Told;
import dev.dosirak.demo.traffic.Traffic;
import dev.dosirak.drills.crash.Violations.Promise;
import dev.dosirak.drills.rig.Bench;
import dev.dosirak.drills.rig.Figures;
import dev.dosirak.drills.rig.Platform;
import dev.dosirak.drills.rig.Service;
import dev.dosirak.drills.rig.Topics;
import dev.dosirak.drills.rig.Web;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./dosirak bench kafka-lost`.
@Command(
        name = "kafka-lost",
        header = "Deletes all topics under traffic, then checks every promise in the stores.",
        description = {
            "Customers order, owners accept and reject, riders deliver, and in the middle of",
            "it every topic is deleted and made again, empty: what was told and not heard is",
            "gone from Kafka. It is in the outboxes. Then everything comes to rest and the",
            "books are compared, as 'crash' does."
        },
        mixinStandardHelpOptions = true)
public final class KafkaLostBench implements Callable<Integer> {

    private static final Duration DRAIN = Duration.ofMinutes(10);
    private static final Duration REST = Duration.ofMinutes(10);
    private static final int REMEMBERED = 1_000_000;
    private static final int SHOPS = 20;
    private static final int RIDERS = 120;
    private static final int SHOWN = 10;
    private static final long NONE = 0;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "8",
            description = "Orders per second (default: ${DEFAULT-VALUE}).")
    private double rate = 8;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "60",
            description = "How long they come before and after the loss (default: ${DEFAULT-VALUE}).")
    private int seconds = 60;

    private final long seed = ThreadLocalRandom.current().nextInt(1_000_000);

    @Override
    public Integer call() {
        return Bench.run("kafka-lost", this::measure);
    }

    private boolean measure(Platform platform, Figures figures) throws IOException, InterruptedException, SQLException {
        figures.say("starting the platform, and loading the demo city");
        platform.up();
        var city = City.of(City.USUAL_SHOPS);
        var journal = loseUnderTraffic(platform, figures, city);
        var lost = System.nanoTime();
        var underWay = new Rest(platform.stores()).await(REST);
        underWay.forEach(it -> figures.say("not at rest: %s", it));
        figures.figure("kafka_lost.rest_s", (System.nanoTime() - lost) / 1e9, "s");
        try (var web = new Web()) {
            var broken = new Promises(Books.read(platform.stores(), web), journal).check();
            long violations = 0;
            for (var promise : Promise.values()) {
                var found = broken.of(promise);
                violations += found.size();
                found.stream().limit(SHOWN).forEach(it -> figures.say("  %s: %s", promise, it));
            }
            figures.atMost("kafka_lost.violations", violations, "violations", NONE);
            return broken.isEmpty() && underWay.isEmpty();
        }
    }

    private List<Told> loseUnderTraffic(Platform platform, Figures figures, City city) throws InterruptedException {
        try (var traffic = Traffic.start(settings(city))) {
            var killer = new Killer(platform, traffic, seed);
            Thread.sleep(seconds * 1_000L);
            figures.say("deleting all topics; %s", traffic.counts());
            double recovered = killer.recoveryFrom(new Topics(platform.stores())::lose);
            figures.figure("kafka_lost.recovery_s", recovered, "s");
            Thread.sleep(seconds * 1_000L);
            var open = traffic.drain(DRAIN);
            if (!open.isEmpty()) {
                figures.say("%d orders are still open, such as %s", open.size(), open.getFirst());
            }
            return traffic.journal();
        }
    }

    private Settings settings(City city) {
        return new Settings(
                city,
                new Endpoints(Service.GATEWAY.uri(), Service.PG_SIMULATOR.uri()),
                rate,
                SHOPS,
                RIDERS,
                0.03,
                0.05,
                0,
                Duration.ofMillis(300),
                Patience.USUAL,
                5_000,
                REMEMBERED,
                seed,
                CallLog.NONE);
    }
}
