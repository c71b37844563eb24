package dev.dosirak.drills.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.LongStream;

/// What a process and all its descendants use, such as the sessions of PostgreSQL, by what Linux tells. Linux only.
final class ProcessTree {

    private static final Path PROCESSES = Path.of("/proc");
    private static final int UTIME = 11;
    private static final int CSTIME = 14;
    private static final long TICK_MILLIS = 10;

    private ProcessTree() {}

    private static LongStream of(long pid) {
        var children = ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::descendants)
                .mapToLong(ProcessHandle::pid);
        return LongStream.concat(LongStream.of(pid), children);
    }

    /// Processor time, those included that have ended and were waited for.
    static Duration cpu(long pid) {
        require("stat", "processor times");
        return Duration.ofMillis(of(pid).map(ProcessTree::ticks).sum() * TICK_MILLIS);
    }

    private static void require(String file, String what) {
        if (!Files.exists(PROCESSES.resolve("self").resolve(file))) {
            throw new CannotMeasure("this system does not tell %s (/proc/self/%s)".formatted(what, file));
        }
    }

    private static long ticks(long pid) {
        try {
            return ticks(Files.readString(PROCESSES.resolve(pid + "/stat")));
        } catch (IOException e) {
            return 0; // it has ended meanwhile
        }
    }

    /// In hundredths of a second.
    ///
    /// @param stat as in proc(5); the second field is the program's name, in which anything may stand
    static long ticks(String stat) {
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        long sum = 0;
        for (int i = UTIME; i <= CSTIME; i++) {
            sum += Long.parseLong(fields[i]);
        }
        return sum;
    }

    /// Proportional set sizes in bytes: a page that several use counts for each by its share, so that sums
    /// are true.
    static long memory(long pid) {
        return of(pid).map(ProcessTree::memoryWithoutChildren).sum();
    }

    /// 0 when it has ended meanwhile.
    static long memoryWithoutChildren(long pid) {
        require("smaps_rollup", "proportional set sizes");
        try (var lines = Files.lines(PROCESSES.resolve(pid + "/smaps_rollup"))) {
            return lines.filter(it -> it.startsWith("Pss:"))
                            .mapToLong(it -> Long.parseLong(it.replaceAll("\\D", "")))
                            .sum()
                    * 1024;
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }
}
