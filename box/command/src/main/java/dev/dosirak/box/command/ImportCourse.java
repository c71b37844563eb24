package dev.dosirak.box.command;

import dev.dosirak.box.command.CopyState.Condition;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/// One import from its beginning to its end, as seen by looking at the copy now and then.
final class ImportCourse {

    private final String copy;
    private final SyncEndpoints keeper;
    private final ImportRates rates = new ImportRates();
    private final Instant since;
    private CopyState last;
    private OptionalLong rate = OptionalLong.empty();
    private long imported;
    private Instant seenAt;

    /// @param begun what the keeper answered when it was asked for the import
    ImportCourse(SyncEndpoints keeper, CopyState begun, Instant since) {
        this.copy = begun.name();
        this.keeper = keeper;
        this.since = since;
        this.seenAt = since;
        this.last = begun;
        note(begun);
    }

    /// Does nothing more once it is complete.
    void look(Instant now) {
        if (!isComplete()) {
            var state = keeper.copy(copy);
            if (state.importing() == null) {
                // What came between the last look and the end; less than nothing when the service was restarted.
                imported += Math.max(0, state.work().imported() - last.work().imported());
            }
            seenAt = now;
            note(state);
        }
    }

    private void note(CopyState state) {
        last = state;
        var it = state.importing();
        if (it != null) {
            imported = it.imported();
            rate = rates.at(copy, imported, seenAt);
        }
    }

    String copy() {
        return copy;
    }

    boolean isComplete() {
        return last.importing() == null;
    }

    boolean isStalled() {
        return !isComplete() && last.state() == Condition.OWNER_AWAY;
    }

    /// Where it is, in a line.
    ///
    /// @param columns how much room there is for a bar; 0 for none
    String describe(int columns) {
        var it = last.importing();
        if (it == null) {
            return "%,d imported in %s".formatted(imported, DisplayFormat.duration(Duration.between(since, seenAt)));
        }
        if (isStalled()) {
            return "waits for the owner, which is away; " + ImportLine.figures(it, OptionalLong.empty());
        }
        return columns == 0 ? ImportLine.figures(it, rate) : ImportLine.bar(it, rate, columns);
    }
}
