package dev.dosirak.drills.poison;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import dev.dosirak.demo.city.City;
import dev.dosirak.demo.traffic.CommandRecord;
import dev.dosirak.drills.crash.CityTraffic;
import dev.dosirak.drills.crash.Invariants;
import dev.dosirak.drills.crash.PlatformIdle;
import dev.dosirak.drills.crash.ServiceRecords;
import dev.dosirak.drills.poison.Poison.PoisonOutcome;
import dev.dosirak.drills.rig.Bench;
import dev.dosirak.drills.rig.CannotMeasure;
import dev.dosirak.drills.rig.Figures;
import dev.dosirak.drills.rig.Platform;
import dev.dosirak.drills.rig.Topics;
import dev.dosirak.drills.rig.Web;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./dosirak bench poison`.
///
/// What counts as named, and what may be ignored, is said by [PoisonOutcome]. A loop counts as stopped when it is
/// down or stuck at the end, when it was begun again meanwhile, and when a minute after the last record it has not
/// read all: who comes back to one record for ever is up by every measure.
///
/// What is parked stays parked: the platform is the bench's own, and gone afterwards.
@Command(
        name = "poison",
        header = "Sends poisoned records, rows and fields under traffic; who stops, who tells?",
        description = {
            "Customers order, owners accept, riders deliver: first among themselves, then",
            "while every topic, import and API is sent what it should never be sent, one",
            "fault of each kind at a time. Nobody else may wait for it: the time from an",
            "order to its rider is compared with that of the first part. No loop may stop,",
            "every poisoned thing must be named by somebody, and the books must be right."
        },
        mixinStandardHelpOptions = true)
public final class PoisonBench implements Callable<Integer> {

    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration DRAIN = Duration.ofMinutes(2);
    private static final Duration REST = Duration.ofMinutes(2);
    private static final double LONGEST_DELAY = 2;
    private static final int SHOWN = 30;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "4",
            description = "Orders per second (default: ${DEFAULT-VALUE}).")
    private double rate = 4;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "60",
            description = "How long each part lasts (default: ${DEFAULT-VALUE}).")
    private int seconds = 60;

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "1000",
            description = "How many poisoned things are sent (default: ${DEFAULT-VALUE}).")
    private int count = 1_000;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "7",
            description = "Who orders what, and what is poisoned how (default: ${DEFAULT-VALUE}).")
    private long seed = 7;

    @Override
    public Integer call() {
        return Bench.run("poison", this::measure);
    }

    /// @param stopped what was seen to have stopped, in words
    private record Outcome(
            List<CommandRecord> journal,
            Delays without,
            Delays with,
            List<SentPoison> sent,
            Set<RecordPosition> named,
            List<String> stopped) {}

    private void measure(Platform platform, Figures figures) throws IOException, InterruptedException, SQLException {
        figures.say("starting the platform, and loading the demo city");
        platform.up();
        var city = City.of(City.USUAL_SHOPS);
        try (var web = new Web();
                var sender = new Sender(platform.stores().kafka(), web, RequestRole.logIn(city, web, platform))) {
            requireEverythingIsReached(new Topics(platform.stores()), sender);
            var poisonObserver = new PoisonObserver(platform, web);
            var outcome = poison(figures, city, sender, poisonObserver);
            new PlatformIdle(platform.stores()).await(REST, figures);
            var serviceRecords = ServiceRecords.read(platform.stores(), web)
                    .withParked(poisonObserver.parkedBeside(places(outcome.sent())));
            var broken = new Invariants(serviceRecords, outcome.journal()).check();
            tell(figures, outcome);
            broken.tell(figures, "poison.violations");
        }
    }

    /// A topic that is new must be poisoned, too, and rows must be good but for what is spoiled in them.
    private static void requireEverythingIsReached(Topics topics, Sender sender) throws InterruptedException {
        var known = Arrays.stream(Topic.values()).map(Topic::kafkaName).collect(toSet());
        var there = topics.names();
        if (!there.equals(known)) {
            throw new CannotMeasure("there are the topics %s, and poison for %s".formatted(there, known));
        }
        for (var requestForm : RequestForm.values()) {
            if (requestForm.isImport()) {
                var result = sender.answer(requestForm.unspoiled()).required("importing a row as it should be");
                if (!result.path("errors").isEmpty()) {
                    throw new CannotMeasure("a row as it should be is refused: " + result);
                }
            }
        }
    }

    private Outcome poison(Figures figures, City city, Sender sender, PoisonObserver poisonObserver)
            throws IOException, InterruptedException {
        try (var traffic = CityTraffic.start(city, rate, seed)) {
            Thread.sleep(WARM_UP);
            poisonObserver.begin();
            figures.say("%d seconds without poison; %s", seconds, traffic.counts());
            var begun = Instant.now();
            Thread.sleep(Duration.ofSeconds(seconds));
            var poisoned = Instant.now();
            figures.say("%d seconds with poison; %s", seconds, traffic.counts());
            var sent = sender.send(Catalogue.of(seed, count, poisoned), Duration.ofSeconds(seconds));
            var over = Instant.now();
            var journal = CityTraffic.stop(traffic, DRAIN, figures);
            var stopped = poisonObserver.stopped();
            return new Outcome(
                    journal,
                    Delays.of(journal, begun, poisoned),
                    Delays.of(journal, poisoned, over),
                    sent,
                    poisonObserver.named(),
                    stopped);
        }
    }

    private static Set<RecordPosition> places(List<SentPoison> sent) {
        return sent.stream()
                .flatMap(it -> it instanceof SentPoison.StoredRecord storedRecord
                        ? Stream.of(storedRecord.recordPosition())
                        : Stream.empty())
                .collect(toSet());
    }

    private static void tell(Figures figures, Outcome outcome) {
        var poisonOutcomes = outcome.sent().stream().collect(groupingBy(it -> it.fate(outcome.named())));
        var unnamed = of(PoisonOutcome.UNNAMED, poisonOutcomes);
        figures.figure("poison.sent", outcome.sent().size(), "things");
        figures.never("poison.stopped_loops", outcome.stopped().size(), "loops");
        show(figures, outcome.stopped());
        figures.never("poison.unnamed", unnamed.size(), "things");
        show(figures, unnamed.stream().map(SentPoison::words).toList());
        figures.figure(
                "poison.ignored", of(PoisonOutcome.IGNORED, poisonOutcomes).size(), "things");
        figures.figure("poison.without_p99_ms", outcome.without().p99(), "ms");
        figures.atMost(
                "poison.healthy_delayed_p99_ms",
                outcome.with().p99(),
                "ms",
                LONGEST_DELAY * outcome.without().p99());
        figures.figure(
                "poison.delay_ratio",
                (double) outcome.with().p99() / Math.max(1, outcome.without().p99()),
                "times");
    }

    private static List<SentPoison> of(
            PoisonOutcome poisonOutcome, Map<PoisonOutcome, List<SentPoison>> poisonOutcomes) {
        return poisonOutcomes.getOrDefault(poisonOutcome, List.of());
    }

    private static void show(Figures figures, List<String> found) {
        found.stream().limit(SHOWN).forEach(it -> figures.say("  %s", it));
    }
}
