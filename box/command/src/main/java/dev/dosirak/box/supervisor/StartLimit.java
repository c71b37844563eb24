package dev.dosirak.box.supervisor;

import java.time.Duration;

/// How long the start of a JVM is waited for. Time in which one of its services migrates its database does not count:
/// an index over very many rows takes long to build, and whoever ends it then loses all of it.
final class StartLimit {

    static final Duration LIMIT = Duration.ofMinutes(3);

    /// By then it does not migrate but waits for a database that is gone.
    static final Duration LONGEST_MIGRATION = Duration.ofDays(1);

    private final long startedAt;
    private final Runnable report;
    private long countsFrom;
    private boolean reported;

    /// @param nanos now, as all times here, by [System#nanoTime()]
    /// @param report says once that a migration takes longer than a start may
    StartLimit(long nanos, Runnable report) {
        this.startedAt = nanos;
        this.report = report;
        this.countsFrom = nanos;
    }

    /// @param migrating whether a service of the JVM migrates its database right now
    boolean isExceeded(long nanos, boolean migrating) {
        if (migrating && nanos - startedAt <= LONGEST_MIGRATION.toNanos()) {
            countsFrom = nanos;
            if (!reported && nanos - startedAt > LIMIT.toNanos()) {
                reported = true;
                report.run();
            }
        }
        return nanos - countsFrom > LIMIT.toNanos();
    }
}
