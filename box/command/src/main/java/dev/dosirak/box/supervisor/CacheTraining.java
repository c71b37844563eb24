package dev.dosirak.box.supervisor;

import dev.dosirak.box.supervisor.Component.RunningComponent;
import dev.dosirak.platform.catalog.Service;
import dev.dosirak.platform.embedded.InfrastructureFailed;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

/// Records the start-up cache of a build while its first platform is running: on a PostgreSQL and a Kafka of its own,
/// so that it touches nobody's data and takes part in nobody's consumer groups.
final class CacheTraining {

    private static final Duration CITY_LIMIT = Duration.ofMinutes(5);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(500);
    private static final List<String> NEEDED = List.of(Components.POSTGRES, Components.KAFKA);

    /// Nothing that names infrastructure, addresses or folders of the platform.
    private static final List<String> PASSED_ON =
            List.of("PATH", "HOME", "TMPDIR", "LANG", "LC_ALL", "DOSIRAK_CACHE", "DOSIRAK_SERVICE_JVM");

    private final Plan plan;
    private final Home home;
    private final StartUpCache cache;

    CacheTraining(Plan plan, Home home) {
        this.plan = plan;
        this.home = home;
        this.cache = StartUpCache.of(home);
    }

    /// Returns when there is a cache, or will be none: then later starts are slower, nothing else.
    RunningComponent run() {
        awaitCity();
        try (FileLock turn = cache.turn().orElse(null)) {
            if (turn != null && !cache.exists()) {
                record();
            }
        } catch (IOException | RuntimeException e) {
            Log.line("no start-up cache: %s", String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new CacheComponent();
    }

    /// Whoever has started the platform waits for its city, and should not wait for us.
    private void awaitCity() {
        var deadline = System.nanoTime() + CITY_LIMIT.toNanos();
        while (!Files.exists(home.cityLoaded(plan.isolated()))
                && System.nanoTime() - deadline < 0
                && !Thread.currentThread().isInterrupted()) {
            PollPause.of(POLL_INTERVAL);
        }
    }

    private void record() throws IOException, InterruptedException {
        var scratch = home.training();
        new Processes(scratch).end();
        scratch.delete();
        scratch.open();
        var beside = beside(plan.environment());
        var running = new ArrayDeque<RunningComponent>();
        try {
            for (var component : Components.of(beside, scratch)) {
                if (NEEDED.contains(component.name())) {
                    running.push(component.start());
                }
            }
            new ServiceJvm(beside, scratch, Secrets.of(scratch, beside.environment())).record();
            Log.line("the start-up cache of this build is made");
        } finally {
            running.forEach(RunningComponent::stop);
            scratch.delete();
        }
    }

    /// Takes away what a recording that was killed has left.
    static void tidyUp(Home home) {
        try {
            home.training().delete();
        } catch (IOException e) {
            Log.line("cannot delete %s: %s", home.training().folder(), e);
        }
    }

    /// All services in one JVM, on ports that are free.
    ///
    /// @throws Refusal when there are none
    static Plan beside(Map<String, String> environment) {
        var passed = new HashMap<>(environment);
        passed.keySet().retainAll(PASSED_ON);
        // Below the ports that systems give to outgoing connections.
        return IntStream.iterate(3_500, it -> it < 24_000, it -> it + 1_000)
                .mapToObj(it -> {
                    passed.put("DOSIRAK_PORT_OFFSET", Integer.toString(it));
                    return new Plan(List.of(Service.values()), Topology.TOGETHER, passed);
                })
                .filter(CacheTraining::isFree)
                .findFirst()
                .orElseThrow(() -> new CommandFailed("no ports are free"));
    }

    private static boolean isFree(Plan plan) {
        try {
            plan.requireFreePorts();
            return true;
        } catch (InfrastructureFailed e) {
            return false;
        }
    }

    /// A cache has no process and never dies.
    private record CacheComponent() implements RunningComponent {

        @Override
        public String identity() {
            return "";
        }

        @Override
        public String awaitEnd() throws InterruptedException {
            new CountDownLatch(1).await();
            return "";
        }

        @Override
        public void stop() {}
    }
}
