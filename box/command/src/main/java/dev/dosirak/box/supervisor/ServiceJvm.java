package dev.dosirak.box.supervisor;

import dev.dosirak.box.supervisor.Component.RunningComponent;
import dev.dosirak.box.supervisor.Component.RunningProcess;
import dev.dosirak.platform.catalog.Need;
import dev.dosirak.platform.catalog.Service;
import dev.dosirak.platform.embedded.ProcessIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// Starts JVMs of services: all in one, or one for each.
final class ServiceJvm {

    private static final Duration TRAINING_LIMIT = Duration.ofMinutes(5);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(25);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);

    private static final String BOX = "dev.dosirak.box.distribution.Box";

    private final Plan plan;
    private final Home home;
    private final Secrets secrets;
    private final StartUpCache cache;

    ServiceJvm(Plan plan, Home home, Secrets secrets) {
        this.plan = plan;
        this.home = home;
        this.secrets = secrets;
        this.cache = StartUpCache.of(home);
    }

    boolean hasCache() {
        return cache.exists();
    }

    /// Starts everything once, only to record what that loads; a later start is three times as fast. Whoever
    /// uses the machine meanwhile comes first.
    ///
    /// @throws Refusal when it does not work out; no cache is kept then
    void record() throws InterruptedException {
        var services = plan.services();
        run("training", command(services, cache.recording(), List.of("--train"), 1));
        // A JVM that cannot write all of it says so at best in its log.
        var trial = command(services, cache.trying(), List.of(), 1);
        trial.set(trial.indexOf(BOX), "-version");
        run("trial", trial);
        cache.commit();
    }

    private void run(String name, List<String> command) throws InterruptedException {
        var behind = new ArrayList<>(List.of("nice", "-n", "19"));
        behind.addAll(command);
        var process = launch(name, plan.services(), behind, 1);
        try {
            if (!process.waitFor(TRAINING_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new CommandFailed("%s took longer than %d s".formatted(name, TRAINING_LIMIT.toSeconds()));
            }
            if (process.exitValue() != 0) {
                throw new CommandFailed(
                        "%s ended with code %d: %s".formatted(name, process.exitValue(), lastOutput(name)));
            }
        } finally {
            // A JVM that records lets a child of its own write the cache.
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /// Starts the services in one JVM and waits until every one of them takes requests.
    ///
    /// @param node which of the nodes it is
    /// @throws Refusal when one does not start; says which and why
    RunningComponent start(String name, List<Service> services, int node) {
        var process = launch(name, services, command(services, cache.use(), List.of(), node), node);
        var processIdentity = ProcessIdentity.of(process.toHandle());
        var markers = MigrationMarkers.of(home, name);
        var limit = new StartLimit(System.nanoTime(), () -> Log.line("%s still migrates; its start goes on", name));
        var waiting = new ArrayList<>(services);
        while (!waiting.isEmpty()) {
            waiting.removeIf(it -> Health.isReady(plan.url(it, node)));
            if (!process.isAlive()) {
                throw new CommandFailed("%s ended while starting: %s".formatted(name, lastOutput(name)));
            }
            if (limit.isExceeded(System.nanoTime(), markers.exist())
                    || Thread.currentThread().isInterrupted()) {
                Processes.end(processIdentity, Duration.ofSeconds(5));
                throw new CommandFailed("%s not ready within %d s; see %s"
                        .formatted(
                                waiting.stream().map(Service::key).collect(Collectors.joining(", ")),
                                StartLimit.LIMIT.toSeconds(),
                                home.logs()));
            }
            PollPause.of(POLL_INTERVAL);
        }
        return new RunningProcess(process, () -> Processes.end(processIdentity, STOP_LIMIT));
    }

    private List<String> command(List<Service> services, List<String> cacheFlags, List<String> more, int node) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                services.size() == 1 ? "-Xmx192m" : "-Xmx512m",
                // All of it is touched before it is collected for the first time.
                services.size() == 1 ? "-Xmn24m" : "-Xmn64m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                // Or the whole heap is collected five times for nothing while classes are loaded and compiled.
                "-XX:MetaspaceSize=256m",
                "-XX:ReservedCodeCacheSize=240m",
                "-XX:+ExitOnOutOfMemoryError",
                // A class that cannot be cached is loaded as ever; nobody need read about each of them.
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.awt.headless=true",
                "-Ddosirak.logs=" + home.logs(node)));
        if (!plan.isolated()) {
            // All contexts in one JVM compile a lot while they start: without the second compiler they are up sooner.
            command.add("-XX:TieredStopAtLevel=1");
        }
        command.addAll(cacheFlags);
        // Flags of one's own come last, and so win.
        Arrays.stream(plan.environment().getOrDefault("DOSIRAK_SERVICE_JVM", "").split(" ", -1))
                .filter(it -> !it.isBlank())
                .forEach(command::add);
        command.addAll(List.of("-cp", cache.classPath(), BOX));
        command.add("--target=" + services.stream().map(Service::key).collect(Collectors.joining(",")));
        command.addAll(more);
        return command;
    }

    private Process launch(String name, List<Service> services, List<String> command, int node) {
        try {
            var builder = new ProcessBuilder(command)
                    .directory(home.run().toFile())
                    .redirectInput(new java.io.File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(out(name).toFile()));
            builder.environment().clear();
            builder.environment().putAll(plan.environment());
            builder.environment().keySet().removeIf(Secrets::isSecret);
            builder.environment().putAll(plan.environmentOf(services, secrets, node));
            for (var keeper : Service.all(it -> it.needs(Need.DISK))) {
                var folder = home.copies(plan.isolated(), node).resolve(keeper.key());
                builder.environment().putIfAbsent(keeper.variable() + "_DATA", folder.toString());
            }
            builder.environment().remove("JAVA_TOOL_OPTIONS");
            // Of the many that a JVM would get each keeps what was freed in it.
            builder.environment().putIfAbsent("MALLOC_ARENA_MAX", "2");
            var markers = MigrationMarkers.of(home, name);
            markers.clear();
            builder.environment()
                    .put(MigrationMarkers.VARIABLE, markers.folder().toString());
            var process = builder.start();
            Files.writeString(
                    home.run().resolve(name + Processes.SUFFIX),
                    ProcessIdentity.of(process.toHandle()) + "\n" + ProcessIdentity.self() + "\n");
            return process;
        } catch (IOException e) {
            throw new CommandFailed("Cannot start %s: %s".formatted(name, e.getMessage()), e);
        }
    }

    /// What the JVM and the box print; the services' own logs are files of their own.
    private Path out(String name) {
        return home.logs().resolve(name + ".out");
    }

    private String lastOutput(String name) {
        try (var lines = Files.lines(out(name))) {
            return lines.filter(it -> !it.isBlank()).reduce((_, last) -> last).orElse("it said nothing");
        } catch (IOException | UncheckedIOException e) {
            return "no output in " + out(name);
        }
    }

    /// Which services of a JVM migrate their databases right now: each has a file in a folder meanwhile,
    /// since none answers requests before it has migrated.
    private record MigrationMarkers(Path folder) {

        /// Names the folder to the services.
        static final String VARIABLE = "DOSIRAK_MIGRATING";

        /// @param jvm its name among all that run here
        static MigrationMarkers of(Home home, String jvm) {
            return new MigrationMarkers(home.run().resolve(jvm + ".migrating"));
        }

        /// A JVM that was killed may have left files.
        void clear() throws IOException {
            Files.createDirectories(folder);
            try (var files = Files.list(folder)) {
                for (var file : files.toList()) {
                    Files.delete(file);
                }
            }
        }

        boolean exist() {
            try (var files = Files.list(folder)) {
                return files.findAny().isPresent();
            } catch (IOException e) {
                return false;
            }
        }
    }
}
