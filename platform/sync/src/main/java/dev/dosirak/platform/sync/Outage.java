package dev.dosirak.platform.sync;

import dev.dosirak.platform.postgres.DatabaseAway;
import java.io.UncheckedIOException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.transaction.TransactionException;

/// Tells what ails the place where a copy lies from what is wrong with one item.
final class Outage {

    private Outage() {}

    /// Whether any other item would have met the same, so that none is to blame. That is more than a database
    /// that is away: a table that is missing, or a transaction that fails, is no item's doing either, while
    /// what a record of a topic meets there may well be its own.
    static boolean isCauseOf(RuntimeException e) {
        return DatabaseAway.isCauseOf(e)
                || e instanceof InvalidDataAccessResourceUsageException
                || e instanceof TransactionException
                || e instanceof UncheckedIOException
                || e instanceof DataOwner.OwnerAway
                || e instanceof Leadership.LeadershipLost
                || e instanceof RateLimiter.SyncInterrupted;
    }
}
