package dev.dosirak.platform.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// One process for ever: its id together with its start, since ids are used again. Written `4711@1790000000000`.
///
/// The start is not a time of day where that can be helped: Java counts it from the moment of the boot, and that
/// moves whenever the machine's clock is set.
///
/// @param started on Linux the machine's boot and the clock ticks from there to the start of the process; elsewhere,
///     and in records of earlier versions, milliseconds since 1970
public record ProcessIdentity(long pid, long started) {

    private static final long TICKS = 10_000_000_000L;
    private static final int BOOTS = 100_000_000;
    private static final int START_AFTER_NAME = 20;

    public static ProcessIdentity of(ProcessHandle process) {
        return new ProcessIdentity(process.pid(), ticks(process.pid()).orElseGet(() -> millis(process)));
    }

    public static ProcessIdentity self() {
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
                .filter(it -> of(it).equals(this) || millis(it) == started)
                .filter(it -> !hasEnded(pid));
    }

    public boolean isAlive() {
        return process().isPresent();
    }

    private static long millis(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH).toEpochMilli();
    }

    /// `proc(5)`: field 22 of `stat`. The second field is the program's name and may hold anything.
    private static Optional<Long> ticks(long pid) {
        try {
            var boot = Files.readString(Path.of("/proc/sys/kernel/random/boot_id"));
            var fields = stat(pid).split(" ", -1);
            return Optional.of(
                    Math.floorMod(boot.hashCode(), BOOTS) * TICKS + Long.parseLong(fields[START_AFTER_NAME]) % TICKS);
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /// A process that has ended but whose parent has not asked for its exit code still has an entry in the table.
    private static boolean hasEnded(long pid) {
        try {
            return stat(pid).startsWith(") Z");
        } catch (IOException | IndexOutOfBoundsException e) {
            return false;
        }
    }

    /// Without the id and the name.
    private static String stat(long pid) throws IOException {
        var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        return stat.substring(stat.lastIndexOf(')'));
    }

    @Override
    public String toString() {
        return pid + "@" + started;
    }
}
