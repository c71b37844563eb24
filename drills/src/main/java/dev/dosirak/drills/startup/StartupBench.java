package dev.dosirak.drills.startup;

import dev.dosirak.demo.city.City;
import dev.dosirak.drills.rig.Bench;
import dev.dosirak.drills.rig.Figures;
import dev.dosirak.drills.rig.Platform;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./dosirak bench startup`.
@Command(
        name = "startup",
        header = "From './dosirak up' to the first delivered order, and the memory for it.",
        description = {
            "The clock starts with the command and stops when the customer's order reads",
            "'delivered' and the command has returned. The tree is built and its start-up",
            "cache is made before. Three starts are measured: on an empty data folder",
            "with the demo city loading, again with the city there, and with one process",
            "per service and the city there. How much of a core the platform with its city",
            "takes while nobody asks for anything is measured for a minute.",
            "",
            "The ratio is to the start of one plain Spring Boot service (MVC, JDBC, Flyway,",
            "a Kafka listener, no cache) from its process to its first answer, PostgreSQL",
            "and Kafka running: the median of three, in the same run. A second ratio is that of",
            "the same platform with ten services more that do nothing: they are written into a",
            "clone of this tree's last commit, which is built and started twice."
        },
        mixinStandardHelpOptions = true)
public final class StartupBench implements Callable<Integer> {

    private static final double SECONDS = 12;
    private static final double FRESH_SECONDS = 30;
    private static final double ISOLATED_SECONDS = 40;
    private static final double MEGABYTES = 1_200;
    private static final double RATIO = 2.0;
    private static final double RATIO_PLUS_TEN = 2.2;
    private static final List<String> TEN =
            List.of("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");
    private static final double IDLE_PERCENT = 15;
    private static final Duration TO_REST = Duration.ofSeconds(30);
    private static final Duration IDLE = Duration.ofSeconds(60);

    @Option(names = "--no-isolated", description = "Leave out the start with one process per service.")
    private boolean withoutIsolated;

    @Option(names = "--no-plus-ten", description = "Leave out the start with ten services more.")
    private boolean withoutTenMore;

    @Override
    public Integer call() {
        return Bench.run("startup", this::measure);
    }

    private void measure(Platform platform, Figures figures) throws IOException, InterruptedException {
        figures.say("making the start-up cache of this build, unless it is there");
        platform.up("--no-city");
        platform.down();
        platform.erase();

        figures.say("starting on an empty data folder, with a city of %,d shops", City.USUAL_SHOPS);
        figures.atMost("startup.fresh_first_order", seconds(platform, figures), "s", FRESH_SECONDS);
        platform.down();

        figures.say("starting again");
        var seconds = seconds(platform, figures);
        figures.atMost("startup.first_order", seconds, "s", SECONDS);
        figures.atMost("startup.memory", platform.memory() / 1e6, "MB", MEGABYTES);
        figures.say("nobody asks for anything for %d s", TO_REST.plus(IDLE).toSeconds());
        figures.atMost("startup.idle_cpu_percent", idle(platform), "%", IDLE_PERCENT);
        platform.down();

        figures.say("starting one plain service three times");
        var plain = PlainService.medianStart(platform.root(), platform.scratch());
        figures.figure("startup.plain_service", plain, "s");
        figures.atMost("startup.ratio", seconds / plain, "", RATIO);

        if (!withoutIsolated) {
            isolated(platform, figures);
        }
        if (!withoutTenMore) {
            figures.atMost("startup.ratio_plus_ten", withTenMore(platform, figures) / plain, "", RATIO_PLUS_TEN);
        }
    }

    private static double withTenMore(Platform platform, Figures figures) throws IOException, InterruptedException {
        figures.say("building a clone with ten services more, and loading its city");
        var tree = TreeCopy.of(platform.root(), platform.scratch().resolve("plus-ten"));
        for (var number : TEN) {
            tree.addService("extra-" + number);
        }
        platform.erase();
        platform.runFrom(tree.folder());
        platform.up();
        platform.down();
        figures.say("starting it again");
        var seconds = seconds(platform, figures);
        platform.down();
        return seconds;
    }

    /// In percent of one core.
    private static double idle(Platform platform) throws InterruptedException {
        Thread.sleep(TO_REST);
        var before = platform.cpu();
        Thread.sleep(IDLE);
        return 100.0 * platform.cpu().minus(before).toMillis() / IDLE.toMillis();
    }

    private void isolated(Platform platform, Figures figures) throws IOException, InterruptedException {
        figures.say("loading the city into the isolated services");
        platform.up("--isolated");
        platform.down();
        figures.say("starting one process per service");
        figures.atMost("startup.isolated_first_order", seconds(platform, figures, "--isolated"), "s", ISOLATED_SECONDS);
        figures.figure("startup.isolated_memory", platform.memory() / 1e6, "MB");
        platform.down();
    }

    private static double seconds(Platform platform, Figures figures, String... options)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        var command = platform.begin(options);
        var order = new FirstOrder(City.of(City.USUAL_SHOPS), figures);
        order.deliver();
        platform.await(command, "up");
        return (System.nanoTime() - start) / 1e9;
    }
}
