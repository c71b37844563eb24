package dev.dosirak.drills.startup;

import dev.dosirak.demo.city.City;
import dev.dosirak.drills.rig.Bench;
import dev.dosirak.drills.rig.Figures;
import dev.dosirak.drills.rig.Platform;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./dosirak bench first-run`.
@Command(
        name = "first-run",
        header = "From 'git clone' to the first delivered order.",
        description = {
            "The clock starts with the clone (of this tree's last commit, from this disk) and",
            "stops when a customer's order reads 'delivered' and './dosirak up --detach' in",
            "the clone has returned. No file of an earlier build or start is used, the",
            "unpacked PostgreSQL included. First with the local Maven repository of whoever",
            "runs it, in which everything lies that this tree was built with; then with an",
            "empty one, so that everything is downloaded."
        },
        mixinStandardHelpOptions = true)
public final class FirstRunBench implements Callable<Integer> {

    private static final double WARM_SECONDS = 120;
    private static final double COLD_SECONDS = 180;
    private static final Duration LIMIT = Duration.ofMinutes(20);
    private static final long PAUSE_MILLIS = 200;

    @Option(names = "--no-cold", description = "Leave out the run with an empty local Maven repository.")
    private boolean withoutCold;

    @Override
    public Integer call() {
        return Bench.run("first-run", this::measure);
    }

    private void measure(Platform platform, Figures figures) throws IOException, InterruptedException {
        var source = platform.root();
        var warm = platform.scratch().resolve("warm");
        platform.setting("DOSIRAK_CACHE", warm.resolve("cache").toString());
        figures.say("cloning, building and starting, Maven's local repository as it is");
        var seconds = seconds(platform, figures, source, warm.resolve("clone"));
        figures.atMost("first_run.warm_s", seconds, "s", WARM_SECONDS);
        platform.down();
        platform.erase();
        if (withoutCold) {
            return;
        }
        var cold = platform.scratch().resolve("cold");
        platform.setting("DOSIRAK_CACHE", cold.resolve("cache").toString());
        platform.setting("MAVEN_OPTS", mavenOptions(cold.resolve("repository")));
        figures.say("the same with an empty local repository");
        seconds = seconds(platform, figures, source, cold.resolve("clone"));
        figures.atMost("first_run.cold_s", seconds, "s", COLD_SECONDS);
        platform.down();
    }

    private static String mavenOptions(Path repository) {
        return (System.getenv().getOrDefault("MAVEN_OPTS", "") + " -Dmaven.repo.local=" + repository).strip();
    }

    private static double seconds(Platform platform, Figures figures, Path source, Path clone)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        TreeCopy.of(source, clone);
        figures.say("  cloned");
        platform.runFrom(clone);
        var command = platform.begin();
        // Nobody is asked before anything runs: the build should have the machine to itself.
        while (command.isAlive() && !platform.isStarting()) {
            Thread.sleep(PAUSE_MILLIS);
        }
        figures.say("  built");
        if (!command.isAlive()) {
            platform.await(command, "up");
        }
        new FirstOrder(City.of(City.USUAL_SHOPS), figures, LIMIT).deliver();
        platform.await(command, "up");
        return (System.nanoTime() - start) / 1e9;
    }
}
