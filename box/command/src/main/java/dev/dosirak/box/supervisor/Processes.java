package dev.dosirak.box.supervisor;

import dev.dosirak.platform.embedded.ProcessIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The processes that we started, as their record files name them: one file per process, `<name>.process`,
/// whose first line is its [ProcessIdentity]. Only what is recorded is ever ended.
public final class Processes {

    static final String SUFFIX = ".process";

    private static final Duration LIMIT = Duration.ofSeconds(12);

    private final Home home;

    public Processes(Home home) {
        this.home = home;
    }

    /// @param pid and start of a process that runs though nobody looks after it
    public record Leftover(String name, ProcessIdentity processIdentity) {}

    /// Recorded processes that still run, in the order in which they should be ended.
    public List<Leftover> running() {
        var found = new ArrayList<Leftover>();
        for (var folder : folders()) {
            for (var file : records(folder)) {
                recorded(file)
                        .filter(ProcessIdentity::isAlive)
                        .ifPresent(it -> found.add(new Leftover(name(file), it)));
            }
        }
        return found;
    }

    private List<Path> folders() {
        return Stream.of(home.training(), home)
                .flatMap(it -> folders(it).stream())
                .toList();
    }

    /// Services first, then Connect, Kafka, PostgreSQL.
    private static List<Path> folders(Home home) {
        var folders = new ArrayList<>(List.of(home.run()));
        for (var kind : List.of("connect", "kafka", "postgres")) {
            folders.add(home.data(false).resolve(kind));
            folders.add(home.data(true).resolve(kind));
        }
        return folders;
    }

    private static List<Path> records(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(it -> it.getFileName().toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<ProcessIdentity> recorded(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.findFirst().flatMap(ProcessIdentity::parse);
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private static String name(Path file) {
        var name = file.getFileName().toString().replace(SUFFIX, "");
        return file.toAbsolutePath().toString().contains("/postgres/")
                ? ("postgres " + name).replace(" all", "")
                : name;
    }

    /// Ends what still runs, and forgets it; answers what that was.
    public List<Leftover> end() {
        var running = running();
        for (var process : running) {
            end(process.processIdentity, LIMIT);
        }
        folders().stream().flatMap(it -> records(it).stream()).forEach(Processes::forgetDead);
        return running;
    }

    private static void forgetDead(Path file) {
        try {
            if (recorded(file).filter(ProcessIdentity::isAlive).isEmpty()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Asks the process to end, and kills it when it has not within `limit`. SIGTERM is for JVMs, which are
    /// deaf to SIGINT when a script started us in the background. SIGINT is for PostgreSQL, which otherwise
    /// waits for its clients.
    public static void end(ProcessIdentity processIdentity, Duration limit) {
        signal(processIdentity, "TERM");
        signal(processIdentity, "INT");
        if (awaitEnd(processIdentity, limit)) {
            return;
        }
        signal(processIdentity, "KILL");
        awaitEnd(processIdentity, limit);
    }

    static void signal(ProcessIdentity processIdentity, String signal) {
        if (!processIdentity.isAlive()) {
            return;
        }
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(processIdentity.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            processIdentity.process().ifPresent(ProcessHandle::destroy);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static boolean awaitEnd(ProcessIdentity processIdentity, Duration limit) {
        var deadline = System.nanoTime() + limit.toNanos();
        while (processIdentity.isAlive()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            PollPause.of(Duration.ofMillis(20));
        }
        return true;
    }
}
