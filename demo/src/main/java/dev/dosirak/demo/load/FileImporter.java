package dev.dosirak.demo.load;

import dev.dosirak.demo.load.Batch.Outcome;
import dev.dosirak.demo.load.Progress.Status;
import dev.dosirak.demo.people.Operator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Imports files, one after the other, with a few batches of each under way.
public final class FileImporter {

    private static final int UNDER_WAY = 4;
    private static final int MOST_BYTES = 512 * 1024;

    /// The platform hashes each of them, which takes it about a twentieth of a second.
    private static final int MOST_PLAIN_PASSWORDS = 20;

    private static final JsonMapper JSON = JsonMapper.shared();

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
            var before =
                    restart ? Summary.NOTHING : ImportCheckpoints.read(note).next();
            var run = new Run(file.getFileName().toString(), source, note, before);
            if (before.whole()) {
                progress.done(run.standing(1));
                return before;
            }
            run.skip(before.settled());
            try {
                run.all(senders);
            } finally {
                senders.shutdownNow();
            }
            return run.summary;
        } catch (IOException e) {
            throw new ImportStopped("%s cannot be imported: %s".formatted(file, e.getMessage()), e);
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

    private final class Run {

        private final String name;
        private final SourceFile source;
        private final @Nullable Path note;
        private final long resumed;
        private final long begun = System.nanoTime();
        private final Deque<Future<Outcome>> underWay = new ArrayDeque<>();
        private final FirstLines firstLines = new FirstLines();
        private Summary summary;

        Run(String name, SourceFile source, @Nullable Path note, Summary before) {
            this.name = name;
            this.source = source;
            this.note = note;
            this.resumed = before.settled();
            this.summary = before;
        }

        void skip(long rows) throws IOException {
            for (long i = 0; i < rows && next() != null; i++) {}
        }

        private @Nullable Row next() throws IOException {
            var row = source.next();
            return row instanceof Row.Good good ? firstLines.check(good) : row;
        }

        void all(ExecutorService senders) throws IOException {
            for (var batch = batch(); batch != null; batch = batch()) {
                var next = batch;
                underWay.addLast(senders.submit(() -> next.send(operator)));
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
            var batch = new Batch(name, source.kind(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            int bytes = 0;
            int passwords = 0;
            while (batch.size() < source.kind().rowsPerBatch()
                    && bytes < MOST_BYTES
                    && passwords < MOST_PLAIN_PASSWORDS) {
                switch (next()) {
                    case Row.Good row -> {
                        batch.rows().add(row);
                        bytes += JSON.writeValueAsBytes(row.content()).length;
                        passwords += row.content().has("password") ? 1 : 0;
                    }
                    case Row.Broken row -> batch.broken().add(row);
                    case Row.Skipped row -> batch.skipped().add(row);
                    case null -> {
                        return batch.size() == 0 ? null : batch;
                    }
                }
            }
            return batch;
        }

        /// Batches are settled in the order of the file, so what is settled is always its beginning.
        private void settleOldest() throws IOException {
            var outcome = outcomeOf(underWay.removeFirst());
            outcome.refused().forEach(refusals);
            outcome.notes().forEach(notes);
            summary = summary.plus(outcome);
            ImportCheckpoints.write(note, summary);
            progress.update(standing(source.share()));
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
