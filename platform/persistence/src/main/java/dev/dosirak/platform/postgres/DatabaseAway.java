package dev.dosirak.platform.postgres;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/// Tells a database that is away, or too busy, from one that refuses what it was asked.
public final class DatabaseAway {

    private DatabaseAway() {}

    public static boolean isCauseOf(Throwable e) {
        return e instanceof CannotCreateTransactionException
                || e instanceof TransactionSystemException
                || e instanceof TransientDataAccessException
                || e instanceof RecoverableDataAccessException
                || e instanceof DataAccessResourceFailureException
                || e instanceof NonTransientDataAccessResourceException;
    }
}
