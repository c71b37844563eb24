package dev.dosirak.drills.startup;

import dev.dosirak.demo.city.City;
import dev.dosirak.drills.rig.Bench;
import dev.dosirak.drills.rig.Figures;
import dev.dosirak.drills.rig.Platform;
import java.io.IOException;
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
            "per service and the city there."
        },
        mixinStandardHelpOptions = true)
public final class StartupBench implements Callable<Integer> {

    private static final double SECONDS = 15;
    private static final double FRESH_SECONDS = 40;
    private static final double ISOLATED_SECONDS = 45;
    private static final double MEGABYTES = 1_536;

    @Option(names = "--no-isolated", description = "Leave out the start with one process per service.")
    private boolean withoutIsolated;

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
        figures.atMost("startup.first_order", seconds(platform, figures), "s", SECONDS);
        figures.atMost("startup.memory", platform.memory() / 1e6, "MB", MEGABYTES);
        platform.down();

        if (!withoutIsolated) {
            isolated(platform, figures);
        }
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
