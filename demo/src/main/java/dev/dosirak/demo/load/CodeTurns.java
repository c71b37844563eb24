package dev.dosirak.demo.load;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;

/// Of several rows of a file with one code the first counts that the platform takes, and every later one is told so.
/// Batches are under way side by side, so a row waits until what stands before it with its code is settled: it would be
/// chance which of the two stays.
final class CodeTurns {

    private final RepeatedCodes repeatedCodes;

    /// On which line.
    private final Map<String, Long> taken = new HashMap<>();

    /// How many rows are not settled yet.
    private final Map<String, Integer> open = new HashMap<>();

    CodeTurns(RepeatedCodes repeatedCodes) {
        this.repeatedCodes = repeatedCodes;
    }

    /// Whether this row's code may stand in the file once more.
    boolean areSeveral(Row.Good row) {
        return repeatedCodes.isIn(row);
    }

    /// Puts a row that was read where it belongs in its batch.
    void add(Row.Good row, Batch batch) {
        if (!repeatedCodes.isIn(row)) {
            batch.rows().add(row);
        } else if (isTaken(row)) {
            batch.broken().add(refusal(row));
        } else if (open.merge(row.code(), 1, Integer::sum) == 1) {
            batch.rows().add(row);
        } else {
            batch.waiting().add(row);
        }
    }

    /// Batches are settled in the order of the file.
    void settle(Batch batch, Batch.Outcome outcome) {
        for (var row : batch.rows()) {
            if (repeatedCodes.isIn(row)) {
                close(row);
                if (!outcome.refusedCodes().contains(row.code())) {
                    taken.put(row.code(), row.line());
                }
            }
        }
    }

    /// What becomes of the rows that waited in a batch that is settled now; of those with one code, the first is sent
    /// and the others wait for it in the same way.
    Batch afterWaiting(Batch batch) {
        var next = Batch.empty(batch.file(), batch.kind());
        var codes = new HashSet<String>();
        for (var row : batch.waiting()) {
            if (isTaken(row)) {
                close(row);
                next.broken().add(refusal(row));
            } else if (codes.add(row.code())) {
                next.rows().add(row);
            } else {
                next.waiting().add(row);
            }
        }
        return next;
    }

    private boolean isTaken(Row.Good row) {
        return taken.containsKey(row.code());
    }

    private void close(Row.Good row) {
        open.computeIfPresent(row.code(), (_, rows) -> rows == 1 ? null : rows - 1);
    }

    private Row.Broken refusal(Row.Good row) {
        return new Row.Broken(
                row.line(),
                row.code(),
                "code-twice: line %d has this code already, and counts".formatted(taken.get(row.code())));
    }
}
