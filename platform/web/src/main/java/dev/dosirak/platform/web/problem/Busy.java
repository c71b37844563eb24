package dev.dosirak.platform.web.problem;

import java.sql.SQLTransientConnectionException;
import java.util.concurrent.ThreadLocalRandom;

/// More is asked of a service at once than its database can be asked, or its database is away: no connection was to be
/// had. Connections are only fetched for the first statement of a transaction, so nothing was done.
final class Busy {

    private static final int MOST_SECONDS = 3;

    private Busy() {}

    /// The pool says so by this class, which PostgreSQL's driver never throws.
    static boolean is(Throwable failure) {
        for (Throwable it = failure; it != null; it = it.getCause()) {
            if (it instanceof SQLTransientConnectionException) {
                return true;
            }
        }
        return false;
    }

    /// Seconds; not the same for everybody, so that they do not come back together.
    static String retryAfter() {
        return Integer.toString(ThreadLocalRandom.current().nextInt(1, MOST_SECONDS + 1));
    }
}
