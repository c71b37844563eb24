package dev.dosirak.box.supervisor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// One process for ever: its id together with the moment of its start, since ids are used again. Written
/// `4711@1790000000000`.
public record ProcessIdentity(long pid, long startedAtMillis) {

    public static ProcessIdentity of(ProcessHandle process) {
        return new ProcessIdentity(
                process.pid(),
                process.info().startInstant().orElse(Instant.EPOCH).toEpochMilli());
    }

    static ProcessIdentity self() {
        return of(ProcessHandle.current());
    }

    /// Empty when `text` is something else.
    public static Optional<ProcessIdentity> parse(String text) {
        var at = text.strip().split("@", -1);
        if (at.length != 2 || !at[0].matches("\\d{1,18}") || !at[1].matches("\\d{1,18}")) {
            return Optional.empty();
        }
        return Optional.of(new ProcessIdentity(Long.parseLong(at[0]), Long.parseLong(at[1])));
    }

    /// The process, when it still runs.
    public Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(it -> of(it).equals(this))
                .filter(it -> !hasEnded(pid));
    }

    public boolean isAlive() {
        return process().isPresent();
    }

    /// A process that has ended but whose parent has not asked for its exit code still has an entry in the
    /// table.
    private static boolean hasEnded(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return stat.startsWith(") Z", stat.lastIndexOf(')'));
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return pid + "@" + startedAtMillis;
    }
}
