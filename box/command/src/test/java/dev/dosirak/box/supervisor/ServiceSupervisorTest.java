package dev.dosirak.box.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dosirak.box.supervisor.Component.RunningComponent;
import dev.dosirak.box.supervisor.Component.RunningProcess;
import dev.dosirak.box.supervisor.RunState.ComponentState;
import dev.dosirak.box.supervisor.RunState.Condition;
import dev.dosirak.box.supervisor.RunState.Phase;
import dev.dosirak.platform.embedded.ProcessIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The parts are real processes that sleep.
@Timeout(30)
class ServiceSupervisorTest {

    private final List<String> happened = new CopyOnWriteArrayList<>();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Home home;

    @BeforeEach
    void open() {
        home = new Home(folder, folder);
        home.open();
    }

    @AfterEach
    void leaveNothingBehind() {
        new Processes(home).end();
    }

    @Test
    void aPartIsStartedOnceThoseItNeedsAreReadyAndStoppedBeforeThem() {
        var supervisor = supervisor(new Sleeper("kitchen", List.of("gas")), new Sleeper("gas", List.of()));
        var code = CompletableFuture.supplyAsync(() -> supervisor.run(Optional.empty()));
        awaitPhase(Phase.READY);

        supervisor.stop("closing time");

        assertThat(code.join()).isZero();
        assertThat(happened).containsExactly("gas on", "kitchen on", "kitchen off", "gas off");
        assertThat(RunState.load(home)).hasValueSatisfying(it -> {
            assertThat(it.phase()).isEqualTo(Phase.STOPPED);
            assertThat(it.components()).extracting(ComponentState::condition).containsOnly(Condition.STOPPED);
        });
        assertThat(new Processes(home).running()).isEmpty();
    }

    @Test
    void aPartThatDiesIsStartedAgainAndOnlyThatOne() {
        var supervisor = supervisor(new Sleeper("kitchen", List.of("gas")), new Sleeper("gas", List.of()));
        var code = CompletableFuture.supplyAsync(() -> supervisor.run(Optional.empty()));
        awaitPhase(Phase.READY);
        var gas = part("gas").process().orElseThrow();
        var kitchen = part("kitchen").process().orElseThrow();

        Processes.signal(gas, "KILL");

        await().atMost(Duration.ofSeconds(40))
                .until(() -> part("gas").condition() == Condition.READY
                        && part("gas").restarts() == 1);
        assertThat(part("gas").process()).isNotEqualTo(Optional.of(gas));
        assertThat(part("gas").lastDeath()).endsWith("killed by signal 9");
        assertThat(part("kitchen").process()).contains(kitchen);
        supervisor.stop("closing time");
        assertThat(code.join()).isZero();
    }

    @Test
    void whenOnePartCannotBeStartedTheReasonIsKeptAndNothingGoesOn() {
        var supervisor = supervisor(new Sleeper("gas", List.of()), new Broken("kitchen", List.of("gas")));

        var code = supervisor.run(Optional.empty());

        assertThat(code).isEqualTo(1);
        assertThat(RunState.load(home)).hasValueSatisfying(it -> {
            assertThat(it.phase()).isEqualTo(Phase.FAILED);
            assertThat(it.reason()).isEqualTo("the cook is ill; ask the neighbour");
        });
        assertThat(new Processes(home).running()).isEmpty();
        assertThat(happened).containsExactly("gas on", "gas off");
    }

    @Test
    void thePlatformIsReadyWhileItsStartUpCacheIsStillBeingMade() {
        var supervisor = supervisor(new Sleeper("gas", List.of()), new Endless(Components.CACHE, List.of("gas")));
        var code = CompletableFuture.supplyAsync(() -> supervisor.run(Optional.empty()));
        awaitPhase(Phase.READY);
        await().until(() -> part(Components.CACHE).condition() == Condition.STARTING);

        supervisor.stop("closing time");

        assertThat(code.join()).isZero();
        assertThat(happened).containsExactly("gas on", "given up", "gas off");
    }

    @Test
    void whenItsOwnerIsGoneEverythingStops() throws IOException {
        var owner = new ProcessBuilder("sleep", "60").start();
        var supervisor = supervisor(new Sleeper("gas", List.of()));
        var code =
                CompletableFuture.supplyAsync(() -> supervisor.run(Optional.of(ProcessIdentity.of(owner.toHandle()))));
        awaitPhase(Phase.READY);

        owner.destroyForcibly();

        assertThat(code.join()).isZero();
        assertThat(happened).containsExactly("gas on", "gas off");
    }

    @Test
    void onlyOneSupervisorHoldsADataFolder() throws IOException {
        try (var first = ServiceSupervisor.lock(home).orElseThrow()) {
            assertThat(first.isValid()).isTrue();
            assertThat(ServiceSupervisor.lock(home)).isEmpty();
        }
        try (var later = ServiceSupervisor.lock(home).orElseThrow()) {
            assertThat(later.isValid()).isTrue();
        }
    }

    private ServiceSupervisor supervisor(Component... parts) {
        return new ServiceSupervisor(home, Topology.TOGETHER, "all", List.of(parts));
    }

    private void awaitPhase(Phase phase) {
        await().atMost(Duration.ofSeconds(40))
                .until(() -> RunState.load(home).map(RunState::phase).equals(Optional.of(phase)));
    }

    private ComponentState part(String name) {
        return RunState.load(home).orElseThrow().components().stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private record Broken(String name, List<String> needs) implements Component {

        @Override
        public RunningComponent start() {
            throw new CommandFailed("the cook is ill\n  ask the neighbour");
        }
    }

    /// Is being started until it is given up.
    private final class Endless implements Component {

        private final String name;
        private final List<String> needs;

        Endless(String name, List<String> needs) {
            this.name = name;
            this.needs = needs;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public List<String> needs() {
            return needs;
        }

        @Override
        public RunningComponent start() {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            happened.add("given up");
            throw new CommandFailed("given up");
        }
    }

    private final class Sleeper implements Component {

        private final String name;
        private final List<String> needs;

        Sleeper(String name, List<String> needs) {
            this.name = name;
            this.needs = needs;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public List<String> needs() {
            return needs;
        }

        @Override
        public RunningComponent start() {
            try {
                var process = new ProcessBuilder("sleep", "60").start();
                var processIdentity = ProcessIdentity.of(process.toHandle());
                Files.writeString(home.run().resolve(name + Processes.SUFFIX), processIdentity + "\n");
                happened.add(name + " on");
                return new RunningProcess(process, () -> {
                    // Were it stopped together with us, it would be gone within this time.
                    needs.forEach(it -> assertThat(
                                    Processes.awaitEnd(part(it).process().orElseThrow(), Duration.ofMillis(200)))
                            .isFalse());
                    Processes.end(processIdentity, Duration.ofSeconds(5));
                    happened.add(name + " off");
                });
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
