package dev.dosirak.box.command;

import dev.dosirak.box.supervisor.CommandFailed;
import dev.dosirak.box.supervisor.Home;
import dev.dosirak.box.supervisor.Processes;
import dev.dosirak.box.supervisor.RunState;
import dev.dosirak.box.supervisor.ServiceSupervisor;
import dev.dosirak.box.supervisor.Topology;
import dev.dosirak.platform.embedded.ProcessIdentity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The supervisor as seen from a terminal: started in the background, followed, told to end.
final class SupervisorProcess {

    /// A process group of its own, so that Ctrl-C reaches only us and we can end everything in order; and no
    /// hang-up when the terminal goes. Bash can do both wherever it runs.
    private static final String IN_BACKGROUND = "set -m; nohup \"$@\" </dev/null >>\"$0\" 2>&1 & echo $!";

    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);
    private static final long LARGEST_LOG = 5_000_000;

    private final Home home;
    private final ProcessIdentity processIdentity;

    private SupervisorProcess(Home home, ProcessIdentity processIdentity) {
        this.home = home;
        this.processIdentity = processIdentity;
    }

    /// @param owner whose end is its end
    static SupervisorProcess start(Home home, String targets, Topology topology, Optional<ProcessIdentity> owner) {
        var command = new ArrayList<>(List.of("bash", "-c", IN_BACKGROUND));
        command.add(log(home).toString());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx32m", "-Xmn6m", "-Xss512k", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        // The JDK's own classes stay where they are on disk, and are shared with other JVMs.
        command.addAll(List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:ArchiveRelocationMode=0"));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Ddosirak.root=" + home.root()));
        command.add("-Ddosirak.infrastructure="
                + System.getProperty("dosirak.infrastructure", home.root() + "/platform/infrastructure/target"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ServiceSupervisor.class.getName()));
        command.addAll(List.of(targets, topology.toString()));
        owner.ifPresent(it -> command.add(it.toString()));
        try {
            rollLog(home);
            var process = new ProcessBuilder(command)
                    .directory(home.folder().toFile())
                    .start();
            var pid = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return ProcessHandle.of(Long.parseLong(pid))
                    .map(it -> new SupervisorProcess(home, ProcessIdentity.of(it)))
                    .orElseThrow(() -> new CommandFailed("The supervisor ended at once; see " + log(home)));
        } catch (IOException | NumberFormatException e) {
            throw new CommandFailed("Cannot start the supervisor: " + e.getMessage(), e);
        }
    }

    static Optional<SupervisorProcess> running(Home home) {
        return RunState.running(home).map(it -> new SupervisorProcess(home, it.supervisor()));
    }

    private static Path log(Home home) {
        return home.logs().resolve("supervisor.log");
    }

    private static void rollLog(Home home) throws IOException {
        if (Files.exists(log(home)) && Files.size(log(home)) > LARGEST_LOG) {
            Files.move(log(home), home.logs().resolve("supervisor.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    boolean isAlive() {
        return processIdentity.isAlive();
    }

    /// What it has written down; empty as long as that is still from an earlier one.
    Optional<RunState> state() {
        return RunState.load(home).filter(it -> it.supervisor().equals(processIdentity));
    }

    /// Why it ended though nobody told it to.
    String lastOutput() {
        var reason = state().map(RunState::reason).filter(it -> !it.isEmpty());
        if (reason.isPresent()) {
            return reason.get();
        }
        try (var lines = Files.lines(log(home))) {
            var last = lines.filter(it -> !it.isBlank()).reduce((_, line) -> line);
            return "the supervisor ended: %s".formatted(last.orElse("it said nothing"));
        } catch (IOException e) {
            return "the supervisor ended, and there is no " + log(home);
        }
    }

    /// Stops everything in order and returns when it is done; ends by force what does not end.
    void stop() {
        Processes.end(processIdentity, STOP_LIMIT);
        new Processes(home).end();
    }
}
