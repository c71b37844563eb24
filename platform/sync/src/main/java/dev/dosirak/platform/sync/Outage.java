package dev.dosirak.platform.sync;

import java.io.UncheckedIOException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/// Tells what ails the place where a copy lies from what is wrong with one item.
final class Outage {

    private Outage() {}

    /// Whether any other item would have met the same, so that none is to blame.
    static boolean isBehind(RuntimeException e) {
        return e instanceof TransientDataAccessException
                || e instanceof RecoverableDataAccessException
                || e instanceof DataAccessResourceFailureException
                || e instanceof NonTransientDataAccessResourceException
                || e instanceof InvalidDataAccessResourceUsageException
                || e instanceof TransactionException
                || e instanceof UncheckedIOException
                || e instanceof Owner.OwnerAway
                || e instanceof Turn.Passed
                || e instanceof Pace.Interrupted;
    }
}
