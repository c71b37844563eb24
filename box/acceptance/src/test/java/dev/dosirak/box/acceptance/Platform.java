package dev.dosirak.box.acceptance;

import static org.awaitility.Awaitility.await;

import dev.dosirak.box.supervisor.Home;
import dev.dosirak.box.supervisor.Plan;
import dev.dosirak.box.supervisor.RunState;
import dev.dosirak.box.supervisor.RunState.Phase;
import dev.dosirak.demo.local.KafkaClient;
import dev.dosirak.demo.people.Endpoints;
import dev.dosirak.platform.catalog.Service;
import dev.dosirak.platform.embedded.InfrastructureFailed;
import dev.dosirak.platform.embedded.ProcessIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A platform of our own: the built tree's `up`, with an empty data folder under `target/` and ports nobody
/// else uses.
///
/// A shell stands between it and us. It ends the platform when the pipe from us breaks, so nothing stays behind even
/// when our JVM is killed.
final class Platform implements AutoCloseable {

    static final String OPERATOR_EMAIL = "operator@acceptance.example";
    static final String OPERATOR_PASSWORD = "the-town-hall-has-one-key";

    private static final String SHOPS = "60";
    private static final Duration START_LIMIT = Duration.ofMinutes(8);
    private static final Duration STOP_LIMIT = Duration.ofMinutes(2);
    private static final List<String> PASSED_ON = List.of("PATH", "HOME", "TMPDIR", "XDG_CACHE_HOME", "LANG");

    private static final String UNTIL_THE_PIPE_BREAKS = """
            exec 3<&0
            "$@" </dev/null &
            up=$!
            { read -r _ <&3; kill "$up" 2>/dev/null; } &
            guard=$!
            wait "$up"
            code=$?
            kill "$guard" 2>/dev/null
            exit "$code"
            """;

    private final Topology topology;
    private final Plan plan;
    private final Home home;
    private final Process process;

    private Platform(Topology topology, Plan plan, Home home, Process process) {
        this.topology = topology;
        this.plan = plan;
        this.home = home;
        this.process = process;
    }

    /// Starts it with a small city in it, and waits until everything is there.
    static Platform start(Topology topology) {
        var folder = Path.of("target", topology.folder()).toAbsolutePath();
        erase(folder);
        var environment = new HashMap<>(System.getenv());
        environment.keySet().retainAll(PASSED_ON);
        environment.put("DOSIRAK_HOME", folder.toString());
        environment.put("IDENTITY_OPERATOR_EMAIL", OPERATOR_EMAIL);
        environment.put("IDENTITY_OPERATOR_PASSWORD", OPERATOR_PASSWORD);
        var plan = onFreePorts(topology, environment);
        var platform = new Platform(
                topology, plan, Home.find(plan.environment()), launch(topology, folder, plan.environment()));
        try {
            platform.awaitStarted();
        } catch (RuntimeException e) {
            platform.close();
            throw e;
        }
        return platform;
    }

    private static Plan onFreePorts(Topology topology, Map<String, String> environment) {
        // Below the ports that systems give to outgoing connections.
        return IntStream.iterate(3_000, it -> it <= 23_000, it -> it + 1_000)
                .mapToObj(it -> {
                    environment.put("DOSIRAK_PORT_OFFSET", Integer.toString(it));
                    return new Plan(Service.targets("all"), topology.planned(), environment);
                })
                .filter(Platform::isFree)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Too many platforms run here: no port offset is free"));
    }

    private static boolean isFree(Plan plan) {
        try {
            plan.requireFreePorts();
            return true;
        } catch (InfrastructureFailed e) {
            return false;
        }
    }

    private static Process launch(Topology topology, Path folder, Map<String, String> environment) {
        var root = Path.of(System.getProperty("dosirak.root", "../.."))
                .toAbsolutePath()
                .normalize();
        var built = root.resolve("box/command/target");
        var command = new ArrayList<>(List.of("bash", "-c", UNTIL_THE_PIPE_BREAKS, "acceptance"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx96m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Ddosirak.root=" + root));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(List.of("-cp", "%1$s/command.jar:%1$s/own/*:%1$s/lib/*".formatted(built)));
        command.addAll(List.of("dev.dosirak.box.command.Main", "up", "--shops", SHOPS));
        command.addAll(topology.options());
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log(folder).toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path log(Path folder) {
        return folder.resolveSibling(folder.getFileName() + ".log");
    }

    /// And until the start-up cache of a new build is recorded: tests beside that would be slow.
    private void awaitStarted() {
        await().atMost(START_LIMIT)
                .pollInterval(Duration.ofMillis(100))
                .failFast("up has ended; see " + log(home.folder()), () -> !process.isAlive())
                .until(() ->
                        Files.exists(home.cityLoaded(plan.isolated())) && state().phase() == Phase.READY && isUp());
    }

    private RunState state() {
        return RunState.load(home).orElseThrow(() -> new IllegalStateException("Nothing runs in " + home.folder()));
    }

    Topology shape() {
        return topology;
    }

    Endpoints endpoints() {
        return new Endpoints(plan.url(Service.GATEWAY), plan.url(Service.PG_SIMULATOR));
    }

    /// Where a service is reached without the gateway, on its first node; where the first gateway answers
    /// about itself.
    URI url(String service) {
        return plan.urls(Service.named(service).orElseThrow()).getFirst();
    }

    /// The key with which services vouch for themselves.
    String serviceKey() {
        return secret("DOSIRAK_SERVICE_KEY");
    }

    /// What `up` has made up, by the name of its variable.
    String secret(String name) {
        var secrets = new Properties();
        try (var reader = Files.newBufferedReader(home.folder().resolve("secrets.properties"))) {
            secrets.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return secrets.getProperty(name);
    }

    /// What a client of Kafka needs.
    Map<String, Object> kafka() {
        return KafkaClient.settings(plan.bootstrapServers(), home.folder());
    }

    /// The process of a part, such as `relay` or, in one JVM, `services`.
    ProcessHandle process(String part) {
        return state().components().stream()
                .filter(it -> it.name().equals(part))
                .flatMap(it -> it.process().stream())
                .flatMap(it -> it.process().stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(part + " does not run"));
    }

    /// Whether every part takes part.
    boolean isUp() {
        return state().components().stream().allMatch(it -> it.condition() == RunState.Condition.READY);
    }

    /// Stops everything.
    ///
    /// @throws IllegalStateException when something runs on
    @Override
    public void close() {
        var processes = RunState.load(home).stream()
                .flatMap(it -> Stream.concat(
                        Stream.of(it.supervisor()), it.components().stream().flatMap(part -> part.process().stream())))
                .toList();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("The platform does not end; see " + log(home.folder()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        var left = processes.stream().filter(ProcessIdentity::isAlive).toList();
        if (!left.isEmpty()) {
            throw new IllegalStateException("Left running: " + left);
        }
    }

    private static void erase(Path folder) {
        try {
            if (Files.exists(folder)) {
                try (var tree = Files.walk(folder)) {
                    for (var each : tree.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(each);
                    }
                }
            }
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
