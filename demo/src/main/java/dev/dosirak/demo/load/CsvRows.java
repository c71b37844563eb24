package dev.dosirak.demo.load;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// The rows of a table whose first line names the columns, in any order.
final class CsvRows implements Rows {

    private final CsvRecords records;
    private final Columns columns;
    private final List<String> header;
    private final Queue<Row> complaints = new ArrayDeque<>();

    private CsvRows(CsvRecords records, Columns columns, CsvRecords.CsvRecord header) {
        this.records = records;
        this.columns = columns;
        this.header = header.cells().stream().map(String::strip).toList();
        complainAboutColumns(header.line());
    }

    /// @param header the record that was read first
    /// @throws ImportStopped when a column is missing without which no row can be right
    static CsvRows of(CsvRecords records, Kind kind, CsvRecords.CsvRecord header) {
        return new CsvRows(records, Columns.of(kind), header);
    }

    private void complainAboutColumns(long line) {
        var missing =
                columns.required().stream().filter(it -> !header.contains(it)).toList();
        if (!missing.isEmpty()) {
            throw new ImportStopped("The header has no column " + String.join(", ", missing), null);
        }
        var seen = new HashSet<String>();
        for (var name : header) {
            if (!columns.known().contains(name)) {
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
        return next == null ? null : row(next);
    }

    private Row row(CsvRecords.CsvRecord next) {
        var cells = cells(next);
        var code = cells.getOrDefault("code", "");
        if (next.broken() != null) {
            return new Row.Broken(next.line(), code, next.broken());
        }
        if (next.cells().size() != header.size()) {
            return new Row.Broken(
                    next.line(),
                    code,
                    "%d cells instead of %d".formatted(next.cells().size(), header.size()));
        }
        try {
            return new Row.Good(next.line(), columns.row(cells));
        } catch (BadCell e) {
            return new Row.Broken(next.line(), code, String.valueOf(e.getMessage()));
        }
    }

    private Map<String, String> cells(CsvRecords.CsvRecord next) {
        var cells = new LinkedHashMap<String, String>();
        for (int i = 0; i < Math.min(header.size(), next.cells().size()); i++) {
            var value = next.cells().get(i).strip();
            if (!value.isEmpty() && columns.known().contains(header.get(i))) {
                cells.put(header.get(i), value);
            }
        }
        return cells;
    }
}
