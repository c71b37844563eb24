package dev.dosirak.drills.rig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.LongStream;

/// Processor time of processes, as Linux counts it in hundredths of a second. Linux only.
final class Cpu {

    private static final Path PROCESSES = Path.of("/proc");
    private static final int UTIME = 11;
    private static final int CSTIME = 14;
    private static final long TICK_MILLIS = 10;

    private Cpu() {}

    /// Of a process and all its descendants, those included that have ended and were waited for.
    static Duration ofTree(long pid) {
        if (!Files.exists(PROCESSES.resolve("self/stat"))) {
            throw new CannotMeasure("this system does not tell processor times (/proc/self/stat)");
        }
        var children = ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::descendants)
                .mapToLong(ProcessHandle::pid);
        return Duration.ofMillis(
                LongStream.concat(LongStream.of(pid), children).map(Cpu::ticks).sum() * TICK_MILLIS);
    }

    private static long ticks(long pid) {
        try {
            return ticks(Files.readString(PROCESSES.resolve(pid + "/stat")));
        } catch (IOException e) {
            return 0; // it has ended meanwhile
        }
    }

    /// @param stat as in proc(5); the second field is the program's name, in which anything may stand
    static long ticks(String stat) {
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        long sum = 0;
        for (int i = UTIME; i <= CSTIME; i++) {
            sum += Long.parseLong(fields[i]);
        }
        return sum;
    }
}
