package dev.dosirak.delivery.dispatch;

import dev.dosirak.platform.kernel.Transactions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// One change at a time; what failed is undone.
public final class InMemoryTransactions implements Transactions {

    private final List<Supplier<Runnable>> stores = new ArrayList<>();
    private final List<Runnable> later = new ArrayList<>();
    private boolean running;

    /// @param snapshot answers how to get back to the state at the time of its call
    public void protect(Supplier<Runnable> snapshot) {
        stores.add(snapshot);
    }

    @Override
    public synchronized <T> T run(Supplier<T> work) {
        if (running) {
            return work.get();
        }
        var undo = stores.stream().map(Supplier::get).toList();
        running = true;
        boolean done = false;
        T result;
        try {
            result = work.get();
            done = true;
        } finally {
            running = false;
            if (!done) {
                undo.forEach(Runnable::run);
                later.clear();
            }
        }
        var now = List.copyOf(later);
        later.clear();
        now.forEach(Runnable::run);
        return result;
    }

    @Override
    public void afterCommit(Runnable work) {
        later.add(work);
    }
}
