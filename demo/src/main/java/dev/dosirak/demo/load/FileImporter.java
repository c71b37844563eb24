package dev.dosirak.demo.load;

import dev.dosirak.demo.load.Batch.Outcome;
import dev.dosirak.demo.load.Progress.Status;
import dev.dosirak.demo.people.Operator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Imports files, one after the other, with a few batches of each under way.
public final class FileImporter {

    private static final int UNDER_WAY = 4;

    private final Operator operator;
    private final ImportCheckpoints memory;
    private final Progress progress;
    private final Consumer<RowRefused> refusals;
    private final Consumer<String> notes;
    private final Assumptions assumptions;

    /// @param refusals hears of every row that did not get in, in the order of the file
    public FileImporter(Operator operator, ImportCheckpoints memory, Progress progress, Consumer<RowRefused> refusals) {
        this(operator, memory, progress, refusals, _ -> {}, Assumptions.NONE);
    }

    /// @param notes hears what was changed, assumed or left out on purpose, once for each row
    public FileImporter(
            Operator operator,
            ImportCheckpoints memory,
            Progress progress,
            Consumer<RowRefused> refusals,
            Consumer<String> notes,
            Assumptions assumptions) {
        this.operator = operator;
        this.memory = memory;
        this.progress = progress;
        this.refusals = refusals;
        this.notes = notes;
        this.assumptions = assumptions;
    }

    /// Imports what of this file has not been imported yet; what was refused is tried again.
    ///
    /// @param kind    what its rows are, or null to find out
    /// @param restart forget what an earlier run has settled
    /// @return what became of the whole file, earlier runs included
    /// @throws ImportStopped when it cannot go on; the next run will from there
    public Summary run(Path file, @Nullable Kind kind, boolean restart) {
        try (var source = SourceFile.open(file, kind, assumptions);
                var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            var note = memory.checkpointFile(file, source.kind(), assumptions);
            try (var _ = ImportCheckpoints.alone(note, file)) {
                return run(file, kind, restart, source, note, senders);
            }
        } catch (IOException e) {
            throw new ImportStopped("%s cannot be imported: %s".formatted(file, e.getMessage()), e);
        }
    }

    private Summary run(
            Path file,
            @Nullable Kind kind,
            boolean restart,
            SourceFile source,
            @Nullable Path note,
            ExecutorService senders)
            throws IOException {
        var before = restart ? Summary.NOTHING : ImportCheckpoints.read(note).next();
        var name = file.getFileName().toString();
        if (before.whole()) {
            progress.done(new Status(name, before.settled(), before.refused(), 1, before.settled(), Duration.ZERO));
            return before;
        }
        var run = new Run(name, source, note, before, new CodeTurns(repeatedCodes(file, kind)));
        run.skip(before.settled());
        try {
            run.all(senders);
        } finally {
            senders.shutdownNow();
        }
        return run.summary;
    }

    private RepeatedCodes repeatedCodes(Path file, @Nullable Kind kind) throws IOException {
        try (var source = SourceFile.open(file, kind, assumptions)) {
            return RepeatedCodes.of(source, Files.size(file));
        }
    }

    /// What the file holds, without importing it.
    ///
    /// @throws ImportStopped when it cannot be read or nobody can tell
    public static Kind kindOf(Path file, @Nullable Kind given, Assumptions assumptions) {
        try (var source = SourceFile.open(file, given, assumptions)) {
            return source.kind();
        }
    }

    private record SentBatch(Batch batch, Future<Outcome> outcome) {}

    private final class Run {

        private final String name;
        private final SourceFile source;
        private final @Nullable Path note;
        private final long resumed;
        private final long begun = System.nanoTime();
        private final CodeTurns codeTurns;
        private final Deque<SentBatch> underWay = new ArrayDeque<>();
        private Summary summary;

        Run(String name, SourceFile source, @Nullable Path note, Summary before, CodeTurns codeTurns) {
            this.name = name;
            this.source = source;
            this.note = note;
            this.codeTurns = codeTurns;
            this.resumed = before.settled();
            this.summary = before;
        }

        /// What an earlier run has settled is sent again only where its code stands in the file once more: which of
        /// these rows counts, the platform knows, and nobody else.
        void skip(long rows) throws IOException {
            var again = new OpenBatch(name, source.kind(), codeTurns);
            for (long i = 0; i < rows; i++) {
                if (source.next() instanceof Row.Good row && codeTurns.areSeveral(row)) {
                    again.add(row);
                    if (again.isFull()) {
                        settled(again.batch(), again.batch().send(operator));
                        again = new OpenBatch(name, source.kind(), codeTurns);
                    }
                }
            }
            settled(again.batch(), again.batch().send(operator));
        }

        void all(ExecutorService senders) throws IOException {
            for (var batch = batch(); batch != null; batch = batch()) {
                var next = batch;
                underWay.addLast(new SentBatch(next, senders.submit(() -> next.send(operator))));
                if (underWay.size() >= UNDER_WAY) {
                    settleOldest();
                }
            }
            while (!underWay.isEmpty()) {
                settleOldest();
            }
            summary = summary.ended();
            ImportCheckpoints.write(note, summary);
            progress.done(standing(1));
        }

        private @Nullable Batch batch() throws IOException {
            var open = new OpenBatch(name, source.kind(), codeTurns);
            while (!open.isFull()) {
                var row = source.next();
                if (row == null) {
                    return open.batch().size() == 0 ? null : open.batch();
                }
                open.add(row);
            }
            return open.batch();
        }

        /// Batches are settled in the order of the file, so what is settled is always its beginning.
        private void settleOldest() throws IOException {
            var sent = underWay.removeFirst();
            var outcome = settled(sent.batch(), outcomeOf(sent.outcome()));
            outcome.refused().forEach(refusals);
            outcome.notes().forEach(notes);
            summary = summary.plus(outcome);
            ImportCheckpoints.write(note, summary);
            progress.update(standing(source.share()));
        }

        /// With what becomes of the rows that waited in it.
        private Outcome settled(Batch batch, Outcome outcome) {
            codeTurns.settle(batch, outcome);
            var next = codeTurns.afterWaiting(batch);
            return next.size() == 0 ? outcome : outcome.plus(settled(next, next.send(operator)));
        }

        private Outcome outcomeOf(Future<Outcome> sent) {
            try {
                return sent.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ImportStopped("The import was interrupted", e);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof ImportStopped stopped) {
                    throw stopped;
                }
                throw new IllegalStateException("A batch of %s could not be sent".formatted(name), e.getCause());
            }
        }

        private Status standing(double share) {
            return new Status(
                    name,
                    summary.settled(),
                    summary.refused(),
                    share,
                    resumed,
                    Duration.ofNanos(System.nanoTime() - begun));
        }
    }
}
