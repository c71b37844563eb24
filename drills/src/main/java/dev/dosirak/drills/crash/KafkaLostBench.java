package dev.dosirak.drills.crash;

import dev.dosirak.demo.city.City;
import dev.dosirak.demo.traffic.CommandRecord;
import dev.dosirak.drills.rig.Bench;
import dev.dosirak.drills.rig.Figures;
import dev.dosirak.drills.rig.Platform;
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

    private void measure(Platform platform, Figures figures) throws IOException, InterruptedException, SQLException {
        figures.say("starting the platform, and loading the demo city");
        platform.up();
        var city = City.of(City.USUAL_SHOPS);
        var journal = loseUnderTraffic(platform, figures, city);
        var lost = System.nanoTime();
        new PlatformIdle(platform.stores()).await(REST, figures);
        figures.figure("kafka_lost.rest_s", (System.nanoTime() - lost) / 1e9, "s");
        try (var web = new Web()) {
            var broken = new Invariants(ServiceRecords.read(platform.stores(), web), journal).check();
            figures.never("kafka_lost.violations", broken.count(), "violations");
            broken.tell(figures, "kafka_lost.violations");
        }
    }

    private List<CommandRecord> loseUnderTraffic(Platform platform, Figures figures, City city)
            throws InterruptedException {
        try (var traffic = CityTraffic.start(city, rate, seed)) {
            var killer = new Killer(platform, traffic, seed);
            Thread.sleep(seconds * 1_000L);
            figures.say("deleting all topics; %s", traffic.counts());
            double recovered = killer.recoveryFrom(new Topics(platform.stores())::lose);
            figures.figure("kafka_lost.recovery_s", recovered, "s");
            Thread.sleep(seconds * 1_000L);
            return CityTraffic.stop(traffic, DRAIN, figures);
        }
    }
}
