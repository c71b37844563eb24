package dev.dosirak.drills.rig;

import dev.dosirak.platform.catalog.Endpoint;
import dev.dosirak.platform.catalog.Service;
import dev.dosirak.platform.embedded.InfrastructureFailed;
import dev.dosirak.platform.embedded.Ports;
import dev.dosirak.platform.embedded.ProcessIdentity;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A platform of the bench's own: `./dosirak` run as a child, with a data folder that goes when the bench ends, also
/// when it is interrupted.
public final class Platform implements AutoCloseable {

    private static final int MINUTES = 8;
    private static final String START_UP_CACHE = "start-up cache";
    private static final String SERVICE_JVM = "DOSIRAK_SERVICE_JVM";
    private static final String OPTIMIZING = "-XX:TieredStopAtLevel=4 -Xmn168m";
    private static final Pattern NOT_FOR_OURS =
            Pattern.compile("KAFKA_BOOTSTRAP_SERVERS|CONNECT_URL|DOSIRAK_GATEWAY|DOSIRAK_HOME|SEARCH_OPENSEARCH_URIS|"
                    + ".*_DATASOURCE_(URL|USERNAME|PASSWORD)|(" + names() + ")_(URL|PORT|DATA)");

    private Path root;
    private final Path folder;
    private final Figures figures;
    private final Thread onInterrupt = new Thread(this::end, "bench-cleanup");
    private final List<String> flags = new ArrayList<>();
    private final Map<String, String> variables = new HashMap<>();
    private boolean isolated;
    private boolean keep;
    private boolean ended;

    private Platform(Path root, Path folder, Figures figures) {
        this.root = root;
        this.folder = folder;
        this.figures = figures;
    }

    private static String names() {
        return Arrays.stream(Service.values())
                .flatMap(it -> it.endpoints().stream())
                .map(Endpoint::name)
                .collect(Collectors.joining("|"));
    }

    /// Makes the data folder; starts nothing.
    ///
    /// @throws CannotMeasure when another platform holds the ports
    static Platform prepare(String bench, Figures figures) throws IOException {
        for (var port : BenchAddresses.allPorts()) {
            try {
                Ports.requireFree(port, "the bench");
            } catch (InfrastructureFailed e) {
                throw new CannotMeasure(
                        "%s; a bench needs the ports of a whole platform (./dosirak down stops yours)"
                                .formatted(e.getMessage()),
                        e);
            }
        }
        var root = Path.of(System.getProperty("dosirak.root", "")).toAbsolutePath();
        // Not in the folder for temporary files, which is memory on many machines: a disk is part of what is measured.
        var folder = root.resolve("target/bench")
                .resolve(bench + "-" + UUID.randomUUID().toString().substring(0, 8));
        Files.createDirectories(folder);
        var platform = new Platform(root, folder, figures);
        Runtime.getRuntime().addShutdownHook(platform.onInterrupt);
        return platform;
    }

    /// From now on services run with the JVM's optimizing compiler and a third of their heap for what is new,
    /// as they do in production: what lasts is measured. `./dosirak up` does without in its one JVM, since
    /// starting is what people wait for there.
    public void optimizeForLongRuns() {
        jvmFlag(OPTIMIZING);
        figures.say("services run with the optimizing compiler (%s=%s)", SERVICE_JVM, OPTIMIZING);
    }

    /// Orders are taken however many are under way: for measuring a part of the platform, without whoever
    /// would carry them further.
    public void takeEveryOrder() {
        variables.put("ORDER_ADMISSION", "false");
    }

    /// From now on services have this setting, as `DOSIRAK_ORDER_PAYWITHIN`.
    public void setting(String variable, String value) {
        variables.put(variable, value);
    }

    /// Starts it and returns when everything is ready.
    ///
    /// @param options of `./dosirak up`
    public void up(String... options) throws IOException, InterruptedException {
        await(begin(options), "up");
        awaitStartUpCache();
    }

    /// After the first start of a build its start-up cache is recorded behind it, which takes processors.
    private void awaitStartUpCache() throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofMinutes(MINUTES).toNanos();
        while (state().components().stream().anyMatch(it -> it.name().equals(START_UP_CACHE) && !it.ready())) {
            if (System.nanoTime() - deadline > 0) {
                throw new CannotMeasure("the start-up cache is not made within %d minutes".formatted(MINUTES));
            }
            Thread.sleep(500);
        }
    }

    /// From now on it is the `./dosirak` of another source tree that is run, with a data folder as this one's.
    public void runFrom(Path tree) {
        root = tree;
    }

    /// Whether its supervisor has begun to start it.
    public boolean isStarting() {
        return RunFile.read(folder.resolve("home")).isPresent();
    }

    /// Starts it and returns at once; [await] its end.
    public Process begin(String... options) throws IOException {
        isolated = List.of(options).contains("--isolated");
        var command = new ArrayList<>(List.of("up", "--detach"));
        command.addAll(List.of(options));
        return script(command);
    }

    /// @throws CannotMeasure with the last line that it said, when it failed
    public void await(Process script, String what) throws InterruptedException {
        if (!script.waitFor(MINUTES, TimeUnit.MINUTES)) {
            script.destroy();
            throw new CannotMeasure("./dosirak %s did not end within %d minutes".formatted(what, MINUTES));
        }
        if (script.exitValue() != 0) {
            throw new CannotMeasure("./dosirak %s failed: %s".formatted(what, lastOutput()));
        }
    }

    /// Stops it in order; the data stays.
    public void down() throws IOException, InterruptedException {
        await(script(List.of("down")), "down");
    }

    /// Deletes its data, so that the next start is the first. It must be down.
    public void erase() throws IOException {
        delete(folder.resolve("home"));
    }

    private Process script(List<String> arguments) throws IOException {
        var command = new ArrayList<>(List.of(root.resolve("dosirak").toString()));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().keySet().removeIf(it -> NOT_FOR_OURS.matcher(it).matches());
        builder.environment().put("DOSIRAK_HOME", folder.resolve("home").toString());
        builder.environment().putAll(variables);
        var ours = String.join(" ", flags);
        builder.environment().merge(SERVICE_JVM, ours, (given, _) -> ours + " " + given);
        return builder.start();
    }

    private Path log() {
        return folder.resolve("command.log");
    }

    private String lastOutput() {
        try (var lines = Files.lines(log())) {
            return lines.filter(it -> !it.isBlank())
                    .reduce((_, last) -> last)
                    .orElse("it said nothing")
                    .strip();
        } catch (IOException e) {
            return "see " + log();
        }
    }

    /// The processes as the supervisor has them.
    public RunFile state() {
        return RunFile.read(folder.resolve("home"))
                .orElseThrow(() -> new CannotMeasure("the platform has not been started"));
    }

    /// The platform's databases.
    public Stores stores() {
        return new Stores(secrets(), isolated);
    }

    /// What carries the services' events.
    public OutboxConnectors outboxConnectors() {
        return new OutboxConnectors(secrets().getProperty("CONNECT_PASSWORD", ""));
    }

    /// The operator of this platform.
    public Secrets operator() {
        var secrets = secrets();
        return new Secrets(
                secrets.getProperty("IDENTITY_OPERATOR_EMAIL"), secrets.getProperty("IDENTITY_OPERATOR_PASSWORD"));
    }

    /// Turns the switches of the simulated payment gateways.
    public String simulatorKey() {
        return secrets().getProperty("PG_SIMULATOR_ADMIN_KEY", "");
    }

    String serviceKey() {
        return secrets().getProperty("DOSIRAK_SERVICE_KEY");
    }

    /// From now on the services' JVMs get this flag, too.
    public void jvmFlag(String flag) {
        flags.add(flag);
    }

    /// @param email and password of the operator
    public record Secrets(String email, String password) {

        @Override
        public String toString() {
            return "Secrets[" + email + "]";
        }
    }

    private Properties secrets() {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(folder.resolve("home/secrets.properties"))) {
            properties.load(reader);
        } catch (IOException e) {
            throw new CannotMeasure("the platform has no secrets yet: " + e.getMessage(), e);
        }
        return properties;
    }

    /// Memory of every process of the platform together, in bytes.
    public long memory() {
        var state = state();
        var ours = state.components().stream()
                .flatMap(it -> it.process().stream())
                .mapToLong(it -> ProcessTree.memory(it.pid()));
        return ProcessTree.memoryWithoutChildren(state.supervisor().pid()) + ours.sum();
    }

    /// Processor time that every process of the platform together has used since it was started.
    public Duration cpu() {
        return ProcessTree.cpu(state().supervisor().pid()); // all others are its children
    }

    /// Memory of one part with all its processes, in bytes.
    public long memory(String part) {
        return state().component(part).process().stream()
                .mapToLong(it -> ProcessTree.memory(it.pid()))
                .sum();
    }

    /// Kills the processes of these parts as a power cut would. The supervisor starts them again while it
    /// lives.
    public void kill(List<String> parts) {
        for (var part : parts) {
            state().component(part)
                    .process()
                    .flatMap(ProcessIdentity::process)
                    .ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    /// Kills the supervisor, so that nothing is started again.
    public void killSupervisor() {
        state().supervisor().process().ifPresent(ProcessHandle::destroyForcibly);
    }

    /// The source tree.
    public Path root() {
        return root;
    }

    /// Where its processes write their logs.
    public Path logs() {
        return folder.resolve("home/logs");
    }

    /// A folder for files of the bench's own.
    public Path scratch() throws IOException {
        return Files.createDirectories(folder.resolve("scratch"));
    }

    /// The data folder is evidence: it stays when the bench ends.
    void keepFolder() {
        keep = true;
        figures.say("the data folder is kept: %s", folder);
    }

    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(onInterrupt);
        } catch (IllegalStateException e) {
            // The JVM is ending already; the hook has nothing left to do.
        }
    }

    private synchronized void end() {
        if (ended) {
            return;
        }
        ended = true;
        try {
            if (Files.exists(folder.resolve("home"))) {
                figures.say("stopping its platform");
                script(List.of("down")).waitFor(2, TimeUnit.MINUTES);
            }
            if (!keep) {
                delete(folder);
            }
        } catch (IOException e) {
            figures.say("cleaning up %s failed: %s", folder, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void delete(Path tree) throws IOException {
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException e) throws IOException {
                Files.deleteIfExists(dir);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
