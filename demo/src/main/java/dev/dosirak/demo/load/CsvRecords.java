package dev.dosirak.demo.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/// Cuts a CSV file (RFC 4180) into records, each with the line on which it begins.
///
/// A quotation mark that is never closed would swallow the rest of the file. Here it costs one line: when a record does
/// not end within [#LONGEST] lines or cannot be read, its first line alone is blamed and the next is read anew.
final class CsvRecords {

    /// How many lines one record may span.
    static final int LONGEST = 50;

    private static final CsvMapper CSV = new CsvMapper();

    private final BufferedReader lines;
    private final char separator;
    private final ObjectReader reader;
    private final Deque<String> again = new ArrayDeque<>();
    private long line;

    /// @param separator between cells
    CsvRecords(BufferedReader lines, char separator) {
        this.lines = lines;
        this.separator = separator;
        this.reader = CSV.readerFor(String[].class).with(CsvSchema.emptySchema().withColumnSeparator(separator));
    }

    /// One record, or why there is none on this line.
    record CsvRecord(
            long line, List<String> cells, @Nullable String broken) {

        /// As Excel writes rows that somebody has emptied.
        boolean isEmpty() {
            return broken == null && cells.stream().allMatch(String::isBlank);
        }
    }

    @Nullable
    CsvRecord next() throws IOException {
        var first = nonBlank();
        if (first == null) {
            return null;
        }
        long begin = line;
        Deque<String> more = new ArrayDeque<>();
        var text = new StringBuilder(first);
        boolean open = endsInsideQuotes(first, false);
        while (open && more.size() < LONGEST) {
            var next = take();
            if (next == null) {
                break;
            }
            more.addLast(next);
            text.append('\n').append(next);
            open = endsInsideQuotes(next, true);
        }
        var cells = open ? null : cells(text.toString());
        if (cells == null) {
            giveBack(more);
            return new CsvRecord(begin, List.of(), "the quotation marks do not match");
        }
        return new CsvRecord(begin, cells, null);
    }

    /// The last line that was taken.
    long line() {
        return line;
    }

    private @Nullable String nonBlank() throws IOException {
        var next = take();
        while (next != null && next.isBlank()) {
            next = take();
        }
        return next;
    }

    private @Nullable String take() throws IOException {
        var next = again.isEmpty() ? lines.readLine() : again.removeFirst();
        if (next != null) {
            line++;
        }
        return next;
    }

    private void giveBack(Deque<String> taken) {
        line -= taken.size();
        while (!taken.isEmpty()) {
            again.addFirst(taken.removeLast());
        }
    }

    private @Nullable List<String> cells(String record) {
        try {
            String[] cells = reader.readValue(record);
            return Arrays.asList(cells);
        } catch (JacksonException e) {
            return null;
        }
    }

    /// Only a quotation mark that begins a cell opens it; `5" pizza` is just text.
    private boolean endsInsideQuotes(String text, boolean beginsInside) {
        boolean inside = beginsInside;
        boolean atStart = !beginsInside;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (inside) {
                if (c == '"' && text.startsWith("\"", i + 1)) {
                    i++;
                } else if (c == '"') {
                    inside = false;
                }
            } else {
                inside = c == '"' && atStart;
                atStart = c == separator;
            }
        }
        return inside;
    }
}
