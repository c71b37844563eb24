package dev.dosirak.platform.sync;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes over everything an owner has, or what changed in a span of time, page by page, and goes on where it stopped.
final class ImportRunner {

    private static final Logger log = LoggerFactory.getLogger(ImportRunner.class);

    private final DataOwner dataOwner;
    private final Copy copy;
    private final Backlog backlog;
    private final ItemWriter itemWriter;
    private final Clock clock;
    private final SyncCounters syncCounters;
    private final RateLimiter rateLimiter;
    private final Runnable afterPage;
    private final AtomicReference<ImportCounter> counting;

    /// @param afterPage changes do not wait for the end of an import
    ImportRunner(
            DataOwner dataOwner,
            Copy copy,
            Backlog backlog,
            ItemWriter itemWriter,
            SyncSettings settings,
            Clock clock,
            SyncCounters syncCounters,
            Runnable afterPage) {
        this.dataOwner = dataOwner;
        this.copy = copy;
        this.backlog = backlog;
        this.itemWriter = itemWriter;
        this.clock = clock;
        this.syncCounters = syncCounters;
        this.rateLimiter = new RateLimiter(settings.importsPerSecond());
        this.afterPage = afterPage;
        this.counting = new AtomicReference<>(new ImportCounter(dataOwner));
    }

    /// How many there are in all, as far as they have been counted.
    long expected() {
        return counting.get().counted();
    }

    /// Imports what is missing, if anything is.
    ///
    /// @return when it began, if everything was imported from the start
    Optional<Instant> importMissing() {
        var missing = backlog.importing();
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        var began = clock.instant();
        var where = missing.get();
        boolean everything = where.span().isEmpty();
        if (everything) {
            counting.set(new ImportCounter(dataOwner));
            copy.beginRebuild(where);
        }
        try {
            dataOwner.importFrom(where, page -> store(where, page));
        } catch (Superseded e) {
            return Optional.empty();
        }
        if (!complete(where)) {
            return Optional.empty();
        }
        log.info("What {} had was imported: {}", dataOwner.domain(), where);
        return everything && where.cursor().equals(Pages.START) ? Optional.of(began) : Optional.empty();
    }

    /// @return whether people see it
    private boolean complete(Import it) {
        var seen = new AtomicBoolean(true);
        backlog.inTransaction(() -> {
            var whole = backlog.importing()
                    .filter(now -> now.number().equals(it.number()))
                    .orElse(it);
            backlog.importComplete(it);
            if (it.span().isEmpty()) {
                seen.set(copy.completeRebuild(whole));
            }
        });
        return seen.get();
    }

    /// An operator has asked for another import meanwhile.
    private static final class Superseded extends RuntimeException {
        Superseded() {
            super("another import was begun", null, false, false);
        }
    }

    private void store(Import it, List<SyncItem> page) {
        itemWriter.store(page, copy::store, left -> {
            backlog.setAside(left, clock.instant());
            if (!backlog.importedUpTo(it, page.getLast().id(), page.size())) {
                throw new Superseded();
            }
        });
        syncCounters.imported.addAndGet(page.size());
        if (it.span().isEmpty()) {
            count();
        }
        rateLimiter.acquire(page.size());
        afterPage.run();
    }

    private void count() {
        try {
            counting.get().step();
        } catch (DataOwner.OwnerAway e) { // it is for the eye only
            log.debug("{} does not say how many there are", dataOwner.domain(), e);
        }
    }
}
