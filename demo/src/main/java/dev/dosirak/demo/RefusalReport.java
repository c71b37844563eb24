package dev.dosirak.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dosirak.demo.load.RowRefused;
import dev.dosirak.demo.local.ExclusiveFile;
import dev.dosirak.demo.terminal.Screen;
import dev.dosirak.demo.terminal.Screen.Style;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tells which rows were refused: the first few on the screen, all of them in a file where one is wanted; and how
/// often something was changed, assumed or left out.
final class RefusalReport implements AutoCloseable {

    /// Without it Excel takes the file for one in the machine's own encoding.
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final String HEADER = BYTE_ORDER_MARK + "file,line,code,reason\r\n";

    private final @Nullable BufferedWriter file;
    private final Screen screen;
    private final int shown;
    private final Map<String, Long> notes = new LinkedHashMap<>();
    private long count;

    private RefusalReport(@Nullable BufferedWriter file, Screen screen, int shown) {
        this.file = file;
        this.screen = screen;
        this.shown = shown;
    }

    /// What is told is in the file at once: an import remembers it as told, even if this process is killed.
    ///
    /// @param anew whether what an earlier run has written is replaced; else this run goes on writing
    /// @throws IllegalArgumentException when there is a file that no run has written or that one is
    ///     writing, or no folder for it
    static RefusalReport open(@Nullable Path file, boolean anew, Screen screen, int shown) throws IOException {
        if (file == null) {
            return new RefusalReport(null, screen, shown);
        }
        var folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IllegalArgumentException("--errors %s: there is no folder %s".formatted(file, folder));
        }
        if (Files.isDirectory(file)) {
            throw new IllegalArgumentException("--errors %s: this is a folder, and a file is needed".formatted(file));
        }
        boolean begin = anew || isEmpty(file);
        if (!isEmpty(file) && !isOurs(file)) {
            throw new IllegalArgumentException(
                    "--errors %s: there is another file of this name, which stays as it is".formatted(file));
        }
        var channel = ExclusiveFile.open(file)
                .orElseThrow(() -> new IllegalArgumentException(
                        "--errors %s: another import is writing this file".formatted(file)));
        var out = new BufferedWriter(Channels.newWriter(channel, UTF_8));
        if (begin) {
            channel.truncate(0);
            out.write(HEADER);
            out.flush();
        } else {
            channel.position(channel.size());
        }
        return new RefusalReport(out, screen, shown);
    }

    private static boolean isEmpty(Path file) throws IOException {
        return !Files.exists(file) || Files.size(file) == 0;
    }

    private static boolean isOurs(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var header = HEADER.getBytes(UTF_8);
            return Arrays.equals(in.readNBytes(header.length), header);
        }
    }

    void add(RowRefused row) {
        count++;
        if (count <= shown) {
            screen.line(screen.in(Style.RED, "  %s:%d".formatted(row.file(), row.line())) + " "
                    + (row.code().isEmpty() ? "" : row.code() + ": ") + row.reason());
        }
        if (file != null) {
            try {
                file.write("%s,%d,%s,%s\r\n"
                        .formatted(quoted(row.file()), row.line(), quoted(row.code()), quoted(row.reason())));
                file.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    void note(String what) {
        notes.merge(what, 1L, Long::sum);
    }

    /// A spreadsheet computes what begins like this, whatever it is.
    private static String quoted(String cell) {
        boolean computes = !cell.isEmpty() && "=+-@\t\r\n＝＋－＠".indexOf(cell.charAt(0)) >= 0;
        return '"' + (computes ? "'" : "") + cell.replace("\"", "\"\"") + '"';
    }

    void printSummary() {
        notes.forEach((what, rows) -> screen.line("  %,d rows: %s".formatted(rows, what)));
        if (count > shown) {
            screen.line("  … and %,d more%s"
                    .formatted(count - shown, file == null ? "; --errors FILE writes them all down" : ""));
        }
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
