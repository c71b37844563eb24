package dev.dosirak.platform.sync;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes over everything an owner has, or what changed in a span of time, page by page, and goes on where it stopped.
final class Importing {

    private static final Logger log = LoggerFactory.getLogger(Importing.class);

    private final Owner owner;
    private final Copy copy;
    private final Backlog backlog;
    private final Storing storing;
    private final Clock clock;
    private final Tally tally;
    private final Pace pace;
    private final Runnable afterPage;
    private final AtomicReference<Counting> counting;

    /// @param afterPage changes do not wait for the end of an import
    Importing(
            Owner owner,
            Copy copy,
            Backlog backlog,
            Storing storing,
            SyncSettings settings,
            Clock clock,
            Tally tally,
            Runnable afterPage) {
        this.owner = owner;
        this.copy = copy;
        this.backlog = backlog;
        this.storing = storing;
        this.clock = clock;
        this.tally = tally;
        this.pace = new Pace(settings.importsPerSecond());
        this.afterPage = afterPage;
        this.counting = new AtomicReference<>(new Counting(owner));
    }

    /// How many there are in all, as far as they have been counted.
    long expected() {
        return counting.get().counted();
    }

    /// Imports what is missing, if anything is.
    ///
    /// @return when it began, if everything was imported from the start
    Optional<Instant> whatIsMissing() {
        var missing = backlog.importing();
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        var began = clock.instant();
        var where = missing.get();
        boolean everything = where.span().isEmpty();
        if (everything) {
            counting.set(new Counting(owner));
            copy.rebuilding(where);
        }
        try {
            owner.importFrom(where, page -> store(where, page));
        } catch (Superseded e) {
            return Optional.empty();
        }
        backlog.together(() -> {
            backlog.importComplete(where);
            if (everything) {
                copy.rebuilt(where);
            }
        });
        log.info("What {} had was imported: {}", owner.domain(), where);
        return everything && where.cursor().equals(Walk.START) ? Optional.of(began) : Optional.empty();
    }

    /// An operator has asked for another import meanwhile.
    private static final class Superseded extends RuntimeException {
        Superseded() {
            super("another import was begun", null, false, false);
        }
    }

    private void store(Import it, List<SyncItem> page) {
        storing.store(page, copy::store, left -> {
            backlog.setAside(left, clock.instant());
            if (!backlog.importedUpTo(it, page.getLast().id(), page.size())) {
                throw new Superseded();
            }
        });
        tally.imported.addAndGet(page.size());
        if (it.span().isEmpty()) {
            count();
        }
        pace.took(page.size());
        afterPage.run();
    }

    private void count() {
        try {
            counting.get().step();
        } catch (Owner.OwnerAway e) { // it is for the eye only
            log.debug("{} does not say how many there are", owner.domain(), e);
        }
    }
}
