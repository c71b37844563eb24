package dev.dosirak.box.supervisor;

import dev.dosirak.box.supervisor.RunState.Phase;
import dev.dosirak.platform.catalog.Service;
import dev.dosirak.platform.embedded.ProcessIdentity;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Runs a plan until it is told to end. A JVM of its own, so that what runs outlives the terminal when it should.
///
/// Arguments: targets as in `--target`; the [Topology]; optionally the [ProcessIdentity] of an owner, at whose death
/// everything is stopped. SIGTERM stops everything in order.
/// Exit codes: 0 stopped as told, 1 something could not be started, 3 another one runs already.
public final class ServiceSupervisor {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(500);

    private final Home home;
    private final ComponentStates states;
    private final List<ComponentRunner> runners;
    private boolean stopped;

    ServiceSupervisor(Home home, Topology topology, String targets, List<Component> components) {
        this.home = home;
        this.states = new ComponentStates(
                home,
                topology,
                targets,
                components.stream().map(Component::name).toList(),
                Clock.systemUTC());
        this.runners =
                components.stream().map(it -> new ComponentRunner(it, states)).toList();
    }

    public static void main(String[] arguments) {
        var home = Home.find(System.getenv());
        try (var lock = lock(home).orElse(null)) {
            if (lock == null) {
                Log.line("another supervisor holds %s", home.lock());
                System.exit(3);
            }
            CacheTraining.tidyUp(home);
            var topology = Topology.parse(arguments[1]);
            var plan = new Plan(Service.targets(arguments[0]), topology, Map.copyOf(System.getenv()));
            var supervisor = new ServiceSupervisor(home, topology, arguments[0], Components.of(plan, home));
            var owner = arguments.length > 2 ? ProcessIdentity.parse(arguments[2]) : Optional.<ProcessIdentity>empty();
            System.exit(supervisor.run(owner));
        } catch (IOException e) {
            Log.line("cannot lock %s: %s", home.lock(), e);
            System.exit(1);
        }
    }

    /// Held as long as the supervisor lives, however it ends. Empty when another one holds it.
    public static Optional<FileLock> lock(Home home) throws IOException {
        return lock(home.lock());
    }

    static Optional<FileLock> lock(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            var lock = channel.tryLock();
            if (lock == null) {
                channel.close();
            }
            return Optional.ofNullable(lock);
        } catch (OverlappingFileLockException e) {
            channel.close();
            return Optional.empty();
        }
    }

    /// Starts everything and stays until something cannot be started, the owner is gone, or the JVM is told to
    /// end.
    ///
    /// @return the exit code
    int run(Optional<ProcessIdentity> owner) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop("told to end"), "supervisor-stop"));
        owner.ifPresent(it -> Thread.ofPlatform().daemon().name("owner").start(() -> watch(it)));
        Log.line("starting %s", runners.stream().map(it -> it.part().name()).toList());
        runners.forEach(ComponentRunner::start);
        try {
            states.awaitStarted();
            Log.line("%s %s", states.phase(), states.reason());
            states.awaitEnd();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        var failed = states.phase() == Phase.FAILED;
        stop(states.reason());
        return failed ? 1 : 0;
    }

    /// When whoever we work for is killed, it cannot tell us.
    private void watch(ProcessIdentity owner) {
        while (owner.isAlive()) {
            PollPause.of(POLL_INTERVAL);
        }
        states.phase(Phase.STOPPING, "the terminal is gone");
    }

    /// Those that others need are stopped last.
    synchronized void stop(String why) {
        if (stopped) {
            return;
        }
        stopped = true;
        Log.line("stopping: %s", why);
        var failed = states.phase() == Phase.FAILED;
        if (!failed) {
            states.phase(Phase.STOPPING, why);
        }
        runners.forEach(ComponentRunner::cancelStart);
        var left = new java.util.ArrayList<>(runners);
        while (!left.isEmpty()) {
            var needed = left.stream().flatMap(it -> it.part().needs().stream()).toList();
            var next = left.stream()
                    .filter(it -> !needed.contains(it.part().name()))
                    .toList();
            var stopping = next.stream()
                    .map(it ->
                            Thread.ofPlatform().name("stop-" + it.part().name()).start(it::stop))
                    .toList();
            stopping.forEach(ServiceSupervisor::join);
            left.removeAll(next);
        }
        new Processes(home)
                .end()
                .forEach(it -> Log.line("ended %s (%s), which had been starting", it.name(), it.processIdentity()));
        if (!failed) {
            states.phase(Phase.STOPPED, why);
        }
        Log.line("stopped");
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
