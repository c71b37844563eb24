package dev.dosirak.review.board;

import java.util.function.Supplier;

/// Several changes as one: all of them, or none.
public interface Transactions {

    /// Does the work as one change, or as part of the change that is going on already.
    <T> T run(Supplier<T> work);
}
