package dev.dosirak.platform.postgres;

import org.springframework.jdbc.core.simple.JdbcClient;

/// Keeps others out where there is no row to lock: what two transactions count, or put down first.
public final class AdvisoryLock {

    private static final String TAKE = "select 1 from pg_advisory_xact_lock(hashtextextended(?, 0))";

    private AdvisoryLock() {}

    /// Waits until nobody else has it, and has it until the transaction of the caller ends.
    ///
    /// @param of whatever only one at a time may be at, as a customer's id
    public static void take(JdbcClient jdbc, String of) {
        jdbc.sql(TAKE).param(of).query(Integer.class).single();
    }
}
