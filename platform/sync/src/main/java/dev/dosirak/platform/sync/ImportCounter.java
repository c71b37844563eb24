package dev.dosirak.platform.sync;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/// Counts what an owner has while it is being imported, a range at a time, so that the import need not wait for it.
final class ImportCounter {

    private final DataOwner dataOwner;
    private Optional<UUID> cursor = Optional.of(Pages.START);
    private final AtomicLong counted = new AtomicLong();

    ImportCounter(DataOwner dataOwner) {
        this.dataOwner = dataOwner;
    }

    /// As many as were counted so far, which is all of them after a few steps.
    long counted() {
        return counted.get();
    }

    void step() {
        cursor = cursor.flatMap(it -> {
            var range = dataOwner.sums(it, 1);
            counted.addAndGet(range.buckets().getFirst().count());
            return range.next();
        });
    }
}
