package dev.dosirak.orderhistory.view.copy;

import dev.dosirak.orderhistory.view.Histories;
import dev.dosirak.platform.sync.Backlog;
import dev.dosirak.platform.sync.Import;
import dev.dosirak.platform.sync.SyncItem;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

/// A node that imports as the platform's replica does, in steps between which anything may happen, and that dies now
/// and then.
final class ImportingNode {

    private static final int PAGE = 2;

    private final Histories owner;
    private final Supplier<? extends HistoryCopy<?>> start;
    private final Backlog backlog;
    private final Random random;
    private HistoryCopy<?> copy;
    private Optional<Import> where = Optional.empty();
    private UUID cursor = new UUID(0, 0);
    private Optional<List<SyncItem>> fetched = Optional.empty();

    private static final class Died extends RuntimeException {}

    ImportingNode(Histories owner, Supplier<? extends HistoryCopy<?>> start, Backlog backlog, Random random) {
        this.owner = owner;
        this.start = start;
        this.backlog = backlog;
        this.random = random;
        this.copy = start.get();
    }

    void step() {
        try {
            mayDie();
            if (where.isEmpty()) {
                begin();
            } else if (fetched.isEmpty()) {
                fetched = Optional.of(owner.after(cursor, PAGE));
            } else if (fetched.get().isEmpty()) {
                complete(where.get());
            } else {
                store(where.get(), fetched.get());
            }
        } catch (Died e) { // what is not in the backlog or the views is forgotten
            copy = start.get();
            where = Optional.empty();
            fetched = Optional.empty();
        }
    }

    private void begin() {
        var missing = backlog.importing();
        missing.filter(it -> it.span().isEmpty()).ifPresent(copy::beginRebuild);
        cursor = missing.map(Import::cursor).orElse(cursor);
        where = missing;
    }

    private void store(Import it, List<SyncItem> page) {
        backlog.inTransaction(() -> {
            copy.store(page);
            mayDie();
            if (!backlog.importedUpTo(it, page.getLast().id(), page.size())) {
                throw new Died();
            }
        });
        cursor = page.getLast().id();
        fetched = Optional.empty();
    }

    private void complete(Import it) {
        backlog.inTransaction(() -> {
            backlog.importComplete(it);
            if (it.span().isEmpty()) {
                copy.completeRebuild(it);
            }
            mayDie();
        });
        where = Optional.empty();
        fetched = Optional.empty();
    }

    private void mayDie() {
        if (random.nextInt(25) == 0) {
            throw new Died();
        }
    }
}
