package dev.dosirak.simulation.data;

import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.simulation.time.Scheduler;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The database of a service. Reads and writes take their time; what a transaction has written, others see when it has
/// committed, and nobody when its process dies before.
public class Database {

    private final Scheduler scheduler;

    public Database(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /// @param check throws [Stale] where somebody else was faster
    private record Write(Runnable check, Runnable effect) {}

    private static final class Transaction {
        final List<Write> writes = new ArrayList<>();
        final Map<Object, Object> written = new HashMap<>();

        void commit() {
            writes.forEach(it -> it.check().run());
            writes.forEach(it -> it.effect().run());
        }
    }

    /// All that the work writes, or nothing of it.
    ///
    /// @throws Stale when somebody else was faster; to be done again
    public void inTransaction(Runnable work) {
        scheduler.step();
        var transaction = new Transaction();
        scheduler.transaction(transaction);
        try {
            work.run();
        } finally {
            scheduler.transaction(null);
        }
        scheduler.step();
        transaction.commit();
        scheduler.step();
    }

    public void step() {
        scheduler.step();
    }

    /// What is kept, or what the transaction that runs has written over it.
    @SuppressWarnings("unchecked") // what was written under a key is of its type
    public <T> T read(Object key, Supplier<T> kept) {
        scheduler.step();
        var written = current().map(it -> it.written.get(key));
        return written.isPresent() ? (T) written.get() : kept.get();
    }

    /// With the transaction that runs, or else at once.
    ///
    /// @param key of what is written
    /// @param after how the transaction reads it from now on
    /// @param check throws [Stale] where somebody else was faster
    public void write(Object key, Object after, Runnable check, Runnable effect) {
        scheduler.step();
        var current = current();
        if (current.isPresent()) {
            if (!current.get().written.containsKey(key)) {
                check.run();
                current.get().writes.add(new Write(check, effect));
            } else {
                current.get().writes.add(new Write(() -> {}, effect));
            }
            current.get().written.put(key, after);
        } else {
            check.run();
            effect.run();
            scheduler.step();
        }
    }

    private Optional<Transaction> current() {
        @Nullable Object it = scheduler.transaction();
        return Optional.ofNullable((Transaction) it);
    }
}
