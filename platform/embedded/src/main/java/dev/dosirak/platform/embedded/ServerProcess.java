package dev.dosirak.platform.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// One child process of ours: started, waited for, stopped; and recorded in a file, so that the next start finds
/// one that outlived its parent.
final class ServerProcess {

    private static final Duration POLL = Duration.ofMillis(25);
    private static final int LAST_LINES = 8;

    private final String name;
    private final Process process;
    private final Path log;

    private ServerProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /// Starts `command`; output is appended to `output`, and there is no input. `log` is the file that a
    /// failure quotes.
    ///
    /// @param record the file that remembers the process
    static ServerProcess start(String name, List<String> command, Path folder, Path output, Path log, Path record) {
        endOrphan(name, record);
        try {
            Files.createDirectories(output.toAbsolutePath().getParent());
            var builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
            // A JVM does not find files by it whose names are not ASCII.
            if (!command.getFirst().equals(JvmCommand.program())) {
                builder.environment().put("LC_ALL", "C");
            }
            builder.environment().put("TZ", "UTC");
            // Of the many that a JVM would get each keeps what was freed in it.
            builder.environment().put("MALLOC_ARENA_MAX", "2");
            builder.environment().keySet().removeIf(it -> it.startsWith("PG") || it.equals("JAVA_TOOL_OPTIONS"));
            var process = builder.start();
            ParentWatch.attach(process);
            Files.writeString(record, ProcessIdentity.of(process.toHandle()) + "\n" + ProcessIdentity.self() + "\n");
            return new ServerProcess(name, process, log);
        } catch (IOException e) {
            throw new InfrastructureFailed("Cannot start %s: %s".formatted(name, e.getMessage()), e);
        }
    }

    Process process() {
        return process;
    }

    /// Waits until `ready`, and kills the process when it is not within `limit`.
    ///
    /// @throws InfrastructureFailed when the process ends first or takes too long; quotes the end of the log
    void await(BooleanSupplier ready, Duration limit) {
        var deadline = System.nanoTime() + limit.toNanos();
        while (!ready.getAsBoolean()) {
            if (!process.isAlive()) {
                throw new InfrastructureFailed(
                        "%s ended with code %d while starting%s".formatted(name, process.exitValue(), lastOutput()));
            }
            if (System.nanoTime() > deadline) {
                process.destroyForcibly();
                throw new InfrastructureFailed(
                        "%s was not ready within %d s%s".formatted(name, limit.toSeconds(), lastOutput()));
            }
            pause(POLL);
        }
    }

    /// Asks the process to end by `signal`, and kills it when it has not within `limit`.
    void stop(String signal, Duration limit) {
        stop(process.toHandle(), signal, limit);
    }

    private String lastOutput() {
        try (var lines = Files.lines(log)) {
            var all = lines.filter(it -> !it.isBlank()).toList();
            var last = all.subList(Math.max(0, all.size() - LAST_LINES), all.size());
            var full = last.stream().anyMatch(it -> it.contains("No space left on device"));
            return (full ? ": the disk is full" : "") + "; see " + log + ", which ends: " + String.join(" | ", last);
        } catch (IOException e) {
            return "; no log in " + log;
        }
    }

    /// A supervisor that was killed leaves its children behind, and they hold data folder and ports.
    private static void endOrphan(String name, Path record) {
        recorded(record, 0).ifPresent(process -> {
            if (recorded(record, 1).isPresent()) {
                throw new InfrastructureFailed("%s of %s is already running as process %d; stop that one first"
                        .formatted(name, record.getParent(), process.pid()));
            }
            stop(process, "INT", Duration.ofSeconds(10));
        });
    }

    private static Optional<ProcessHandle> recorded(Path record, int line) {
        try {
            return ProcessIdentity.parse(Files.readAllLines(record).get(line)).flatMap(ProcessIdentity::process);
        } catch (IOException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private static void stop(ProcessHandle process, String signal, Duration limit) {
        if (!process.isAlive()) {
            return;
        }
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
            process.onExit()
                    .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
                    .exceptionally(_ -> process)
                    .join();
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (process.isAlive()) {
            process.destroyForcibly();
            process.onExit().join();
        }
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InfrastructureFailed("Interrupted while waiting", e);
        }
    }
}
