package dev.dosirak.ad.campaign;

import dev.dosirak.platform.kernel.Transactions;
import java.util.function.Supplier;

/// For one thread and fakes that never fail halfway.
public final class NoTransactions implements Transactions {

    @Override
    public <T> T run(Supplier<T> work) {
        return work.get();
    }

    @Override
    public void afterCommit(Runnable work) {
        work.run();
    }
}
