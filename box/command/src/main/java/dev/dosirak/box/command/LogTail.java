package dev.dosirak.box.command;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The end of one log file, and what is added to it.
final class LogTail {

    private static final int BYTES_PER_LINE = 600;

    private final Path file;
    private final String name;
    private long position;

    LogTail(Path file, String name) {
        this.file = file;
        this.name = name;
    }

    /// @param source whose log it stands in
    record Entry(String source, String text) {}

    /// About the last `lines` lines.
    List<Entry> last(int lines) {
        try {
            position = Math.max(0, Files.size(file) - (long) lines * BYTES_PER_LINE);
        } catch (IOException e) {
            return List.of();
        }
        var cut = position > 0;
        var entries = newLines();
        // The first may begin in its middle.
        var whole = cut && !entries.isEmpty() ? entries.subList(1, entries.size()) : entries;
        return whole.subList(Math.max(0, whole.size() - lines), whole.size());
    }

    /// Whole lines added since the last look. A file that became shorter was begun anew.
    List<Entry> newLines() {
        try (var open = new RandomAccessFile(file.toFile(), "r")) {
            if (open.length() < position) {
                position = 0;
            }
            var bytes = new byte[(int) Math.min(open.length() - position, 64 << 20)];
            open.seek(position);
            open.readFully(bytes);
            var end = lastNewLine(bytes) + 1;
            position += end;
            var entries = new ArrayList<Entry>();
            new String(bytes, 0, end, StandardCharsets.UTF_8).lines().forEach(it -> entries.add(new Entry(name, it)));
            return entries;
        } catch (IOException e) {
            // It is being rolled; the next look finds the new one.
            return List.of();
        }
    }

    private static int lastNewLine(byte[] bytes) {
        for (var index = bytes.length - 1; index >= 0; index--) {
            if (bytes[index] == '\n') {
                return index;
            }
        }
        return -1;
    }
}
