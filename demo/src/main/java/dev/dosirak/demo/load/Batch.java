package dev.dosirak.demo.load;

import dev.dosirak.demo.people.ApiRefusal;
import dev.dosirak.demo.people.NoAnswer;
import dev.dosirak.demo.people.Operator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Rows that travel together.
///
/// @param broken  rows between them that could not even be read
/// @param skipped rows between them that are left out on purpose
/// @param waiting rows between them that are not sent before it is known what becomes of an earlier one
record Batch(
        String file,
        Kind kind,
        List<Row.Good> rows,
        List<Row.Broken> broken,
        List<Row.Skipped> skipped,
        List<Row.Good> waiting) {

    private static final Comparator<RowRefused> BY_LINE = Comparator.comparingLong(RowRefused::line);

    /// @param rows         those that are settled now, whether they were sent or not
    /// @param refused      rows that did not get in, by line
    /// @param refusedCodes of those that were sent
    /// @param notes        what was changed, assumed or left out, as often as it was
    record Outcome(
            long rows,
            long imported,
            long unchanged,
            long skipped,
            List<RowRefused> refused,
            Set<String> refusedCodes,
            List<String> notes) {

        Outcome plus(Outcome more) {
            return new Outcome(
                    rows + more.rows,
                    imported + more.imported,
                    unchanged + more.unchanged,
                    skipped + more.skipped,
                    Stream.concat(refused.stream(), more.refused.stream())
                            .sorted(BY_LINE)
                            .toList(),
                    Stream.concat(refusedCodes.stream(), more.refusedCodes.stream())
                            .collect(Collectors.toSet()),
                    Stream.concat(notes.stream(), more.notes.stream()).toList());
        }
    }

    int size() {
        return rows.size() + broken.size() + skipped.size() + waiting.size();
    }

    static Batch empty(String file, Kind kind) {
        return new Batch(file, kind, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    /// Sends the rows, but for those that wait. When the platform refuses the batch as a whole, because one row does
    /// not even have the right shape, it is halved until that row is alone.
    Outcome send(Operator operator) {
        var refused = new ArrayList<RowRefused>();
        var counts = new long[2];
        try {
            send(operator, rows, refused, counts);
        } catch (NoAnswer e) {
            throw new ImportStopped("The platform does not answer: " + e.getMessage(), e);
        }
        var refusedCodes = refused.stream().map(RowRefused::code).collect(Collectors.toSet());
        for (var row : broken) {
            refused.add(new RowRefused(file, row.line(), row.code(), row.reason()));
        }
        refused.sort(BY_LINE);
        return new Outcome(
                size() - waiting.size(),
                counts[0],
                counts[1],
                skipped.size(),
                List.copyOf(refused),
                refusedCodes,
                notes());
    }

    private List<String> notes() {
        return Stream.concat(
                        rows.stream().flatMap(it -> it.notes().stream()),
                        skipped.stream().map(Row.Skipped::reason))
                .toList();
    }

    private void send(Operator operator, List<Row.Good> part, List<RowRefused> refused, long[] counts) {
        if (part.isEmpty()) {
            return;
        }
        try {
            var answer = operator.importRows(
                    kind.path(), part.stream().map(Row.Good::content).toList());
            counts[0] += answer.path("imported").asLong();
            counts[1] += answer.path("unchanged").asLong();
            for (var error : answer.path("errors")) {
                refused.add(refused(part.get(error.path("row").asInt()), error));
            }
        } catch (ApiRefusal e) {
            if (e.status() == 401 || e.status() == 403 || e.status() == 404) {
                throw new ImportStopped("The platform does not let us import: " + e.getMessage(), e);
            }
            if (part.size() == 1) {
                var row = part.getFirst();
                refused.add(new RowRefused(file, row.line(), row.code(), String.valueOf(e.getMessage())));
                return;
            }
            send(operator, part.subList(0, part.size() / 2), refused, counts);
            send(operator, part.subList(part.size() / 2, part.size()), refused, counts);
        }
    }

    private RowRefused refused(Row.Good row, JsonNode error) {
        var detail = error.path("detail").asString("");
        var reason = error.path("reason").asString("refused") + (detail.isEmpty() ? "" : ": " + detail);
        return new RowRefused(file, row.line(), row.code(), reason);
    }
}
