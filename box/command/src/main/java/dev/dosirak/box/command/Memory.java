package dev.dosirak.box.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Memory of processes in bytes: on Linux the proportional share (PSS), so that sums are true although processes share
/// pages; elsewhere the resident size. 0 when the system does not tell.
final class Memory {

    private Memory() {}

    /// Of a process and all its descendants, such as the sessions of PostgreSQL.
    static long ofTree(long pid) {
        var children = ProcessHandle.of(pid)
                .map(it -> it.descendants().mapToLong(child -> of(child.pid())).sum())
                .orElse(0L);
        return of(pid) + children;
    }

    static long of(long pid) {
        var rollup = Path.of("/proc/" + pid + "/smaps_rollup");
        if (!Files.exists(Path.of("/proc/self/smaps_rollup"))) {
            return resident(pid);
        }
        try (var lines = Files.lines(rollup)) {
            return lines.filter(it -> it.startsWith("Pss:"))
                            .mapToLong(Memory::kilobytes)
                            .sum()
                    * 1024;
        } catch (IOException | java.io.UncheckedIOException e) {
            // It has ended meanwhile.
            return 0;
        }
    }

    private static long resident(long pid) {
        try {
            var ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
            return kilobytes(new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8)) * 1024;
        } catch (IOException e) {
            return 0;
        }
    }

    private static long kilobytes(String line) {
        var digits = line.replaceAll("\\D", "");
        return digits.isEmpty() ? 0 : Long.parseLong(digits);
    }
}
