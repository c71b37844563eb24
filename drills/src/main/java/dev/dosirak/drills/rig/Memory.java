package dev.dosirak.drills.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Proportional set sizes of processes, in bytes: a page that several use counts for each by its share, so that sums
/// are true. Linux only.
final class Memory {

    private Memory() {}

    /// Of a process and all its descendants, such as the sessions of PostgreSQL.
    static long ofTree(long pid) {
        var children = ProcessHandle.of(pid)
                .map(it -> it.descendants().mapToLong(child -> of(child.pid())).sum())
                .orElse(0L);
        return of(pid) + children;
    }

    /// 0 when it has ended meanwhile.
    static long of(long pid) {
        if (!Files.exists(Path.of("/proc/self/smaps_rollup"))) {
            throw new CannotMeasure("this system does not tell proportional set sizes (/proc/self/smaps_rollup)");
        }
        try (var lines = Files.lines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
            return lines.filter(it -> it.startsWith("Pss:"))
                            .mapToLong(it -> Long.parseLong(it.replaceAll("\\D", "")))
                            .sum()
                    * 1024;
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }
}
