package dev.dosirak.box.supervisor;

import dev.dosirak.platform.embedded.ProcessIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/// What a supervisor runs, as it writes it down whenever something changes and everybody else reads it.
///
/// @param supervisor the process that wrote it
/// @param reason why it failed, one line; empty otherwise
/// @param targets the services, as in `--target`
public record RunState(
        ProcessIdentity supervisor,
        Phase phase,
        String reason,
        Topology topology,
        String targets,
        Instant since,
        List<ComponentState> components) {

    public enum Phase {
        STARTING,
        READY,
        STOPPING,
        STOPPED,
        FAILED
    }

    public enum Condition {
        /// For a part that it needs.
        WAITING,
        STARTING,
        READY,
        /// It died and is about to be started again.
        DOWN,
        STOPPED
    }

    /// One process, or what takes the place of one, such as the connectors within Connect.
    ///
    /// @param identity empty when it has no process of its own, or none right now
    /// @param since when its condition last changed
    /// @param tookMillis from start to ready, of the last start
    /// @param lastDeath why it was last restarted; empty when it never was
    public record ComponentState(
            String name,
            Condition condition,
            String identity,
            Instant since,
            long tookMillis,
            int restarts,
            String lastDeath) {

        public Optional<ProcessIdentity> process() {
            return ProcessIdentity.parse(identity);
        }

        /// Whether it goes on behind a platform that is ready: nothing waits for it, and nobody misses it.
        public boolean isBehind() {
            return name.equals(Components.CACHE);
        }
    }

    public boolean isolated() {
        return topology.isolated();
    }

    private static Path file(Home home) {
        return home.run().resolve("state.properties");
    }

    void save(Home home) {
        var it = new Properties();
        it.setProperty("supervisor", supervisor.toString());
        it.setProperty("phase", phase.name());
        it.setProperty("reason", reason);
        it.setProperty("shape", topology.toString());
        it.setProperty("targets", targets);
        it.setProperty("since", since.toString());
        for (var index = 0; index < components.size(); index++) {
            var part = components.get(index);
            var prefix = "part.%d.".formatted(index);
            it.setProperty(prefix + "name", part.name);
            it.setProperty(prefix + "condition", part.condition.name());
            it.setProperty(prefix + "process", part.identity);
            it.setProperty(prefix + "since", part.since.toString());
            it.setProperty(prefix + "took-millis", Long.toString(part.tookMillis));
            it.setProperty(prefix + "restarts", Integer.toString(part.restarts));
            it.setProperty(prefix + "last-death", part.lastDeath);
        }
        var fresh = file(home).resolveSibling("state.properties.new");
        try {
            try (var writer = Files.newBufferedWriter(fresh)) {
                it.store(writer, null);
            }
            Files.move(fresh, file(home), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Empty when nothing has ever run here.
    public static Optional<RunState> load(Home home) {
        if (!Files.exists(file(home))) {
            return Optional.empty();
        }
        var it = new Properties();
        try (var reader = Files.newBufferedReader(file(home))) {
            it.load(reader);
            return ProcessIdentity.parse(it.getProperty("supervisor", "")).map(supervisor -> of(supervisor, it));
        } catch (IOException | IllegalArgumentException e) {
            throw new CommandFailed("Cannot read %s: %s".formatted(file(home), e.getMessage()), e);
        }
    }

    private static RunState of(ProcessIdentity supervisor, Properties it) {
        var parts = new ArrayList<ComponentState>();
        while (it.containsKey("part.%d.name".formatted(parts.size()))) {
            var prefix = "part.%d.".formatted(parts.size());
            parts.add(new ComponentState(
                    it.getProperty(prefix + "name"),
                    Condition.valueOf(it.getProperty(prefix + "condition")),
                    it.getProperty(prefix + "process"),
                    Instant.parse(it.getProperty(prefix + "since")),
                    Long.parseLong(it.getProperty(prefix + "took-millis")),
                    Integer.parseInt(it.getProperty(prefix + "restarts")),
                    it.getProperty(prefix + "last-death")));
        }
        return new RunState(
                supervisor,
                Phase.valueOf(it.getProperty("phase")),
                it.getProperty("reason"),
                Topology.parse(it.getProperty("shape", "together")),
                it.getProperty("targets"),
                Instant.parse(it.getProperty("since")),
                List.copyOf(parts));
    }

    /// The state of a supervisor that is alive.
    public static Optional<RunState> running(Home home) {
        return load(home).filter(it -> it.supervisor.isAlive());
    }
}
