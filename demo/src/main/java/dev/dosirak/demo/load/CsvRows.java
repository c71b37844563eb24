package dev.dosirak.demo.load;

import dev.dosirak.demo.load.Columns.BadCell;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The rows of a table whose first line names the columns, in any order.
final class CsvRows implements Rows {

    private final CsvRecords records;
    private final Columns columns;
    private final List<String> header;

    /// Up to the last column with a name.
    private final int named;

    private final Queue<Row> complaints = new ArrayDeque<>();

    private CsvRows(CsvRecords records, Columns columns, CsvRecords.CsvRecord header) {
        this.records = records;
        this.columns = columns;
        this.header = header.cells().stream().map(columns::name).toList();
        int last = this.header.size() - 1;
        while (last >= 0 && this.header.get(last).isEmpty()) {
            last--;
        }
        this.named = last + 1;
        complainAboutColumns(header.line());
    }

    /// @param header the record that was read first
    /// @throws ImportStopped when a column is missing without which no row can be right
    static CsvRows of(CsvRecords records, Kind kind, CsvRecords.CsvRecord header, Assumptions assumptions) {
        return new CsvRows(records, Columns.of(kind, header.cells(), assumptions), header);
    }

    private void complainAboutColumns(long line) {
        var missing =
                columns.required().stream().filter(it -> !header.contains(it)).toList();
        if (!missing.isEmpty()) {
            throw new ImportStopped("The header has no column " + String.join(", ", missing), null);
        }
        var seen = new HashSet<String>();
        for (var name : header.stream().filter(it -> !it.isEmpty()).toList()) {
            if (!columns.knows(name)) {
                complaints.add(new Row.Broken(line, "", "unknown column \"%s\"; it is left out".formatted(name)));
            } else if (!seen.add(name)) {
                throw new ImportStopped("The header names the column %s twice".formatted(name), null);
            }
        }
    }

    @Override
    public @Nullable Row next() throws IOException {
        if (!complaints.isEmpty()) {
            return complaints.remove();
        }
        var next = records.next();
        while (next != null && next.isEmpty()) {
            next = records.next();
        }
        return next == null ? null : row(next);
    }

    private Row row(CsvRecords.CsvRecord next) {
        var cells = cells(next);
        var code = cells.getOrDefault(columns.code(), "");
        if (next.broken() != null) {
            return new Row.Broken(next.line(), code, next.broken());
        }
        if (next.cells().size() != header.size() && next.cells().size() != named) {
            return new Row.Broken(
                    next.line(),
                    code,
                    "%d cells instead of %d".formatted(next.cells().size(), named));
        }
        var skipped = columns.reasonToSkip(cells);
        if (skipped.isPresent()) {
            return new Row.Skipped(next.line(), code, skipped.get());
        }
        try {
            var parsedRow = columns.row(cells);
            return new Row.Good(next.line(), parsedRow.content(), with(parsedRow.notes(), next));
        } catch (BadCell e) {
            return new Row.Broken(next.line(), code, String.valueOf(e.getMessage()));
        }
    }

    private List<String> with(List<String> notes, CsvRecords.CsvRecord next) {
        boolean hasMore = IntStream.range(0, next.cells().size())
                .anyMatch(
                        it -> header.get(it).isEmpty() && !next.cells().get(it).isBlank());
        return hasMore
                ? Stream.concat(notes.stream(), Stream.of("what stands below no column's name is left out"))
                        .toList()
                : notes;
    }

    private Map<String, String> cells(CsvRecords.CsvRecord next) {
        var cells = new LinkedHashMap<String, String>();
        for (int i = 0; i < Math.min(header.size(), next.cells().size()); i++) {
            var value = columns.cell(header.get(i), next.cells().get(i));
            if (!value.isEmpty() && columns.knows(header.get(i))) {
                cells.put(header.get(i), value);
            }
        }
        return cells;
    }
}
