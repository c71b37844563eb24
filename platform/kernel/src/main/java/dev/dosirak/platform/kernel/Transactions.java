package dev.dosirak.platform.kernel;

import java.util.function.Supplier;

/// Several changes as one: all of them, or none.
public interface Transactions {

    /// Does the work as one change, or as part of the change that is going on already.
    <T> T run(Supplier<T> work);

    /// Does this when the change that is going on has been recorded for good, and not at all if it never is.
    /// It must be quick and must not fail.
    void afterCommit(Runnable work);
}
