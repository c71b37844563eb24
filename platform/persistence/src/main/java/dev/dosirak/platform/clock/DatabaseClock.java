package dev.dosirak.platform.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The time of the service's database, on every node the same to a few milliseconds, for decisions that depend on who
/// was in time. It asks the database now and then and counts on by itself in between, so reading it costs nothing,
/// and a node whose own clock is wrong or is set does not notice.
///
/// A machine that was asleep counted nothing of that time and may not know for some seconds how late it is. Before
/// what must not be done late, ask for it [again][#refreshed].
public final class DatabaseClock implements InstantSource {

    private static final Logger log = LoggerFactory.getLogger(DatabaseClock.class);
    private static final String NOW = "select clock_timestamp()";
    private static final Duration FRESH = Duration.ofSeconds(10);

    private final JdbcClient jdbc;
    private final LongSupplier nanos;
    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile @Nullable Reading last;

    /// What the database said, and what our own stopwatch showed in the middle of its answer.
    private record Reading(Instant time, long nanos) {
        Instant plus(long now) {
            return time.plusNanos(now - nanos);
        }
    }

    public DatabaseClock(JdbcClient jdbc) {
        this(jdbc, System::nanoTime);
    }

    DatabaseClock(JdbcClient jdbc, LongSupplier nanos) {
        this.jdbc = jdbc;
        this.nanos = nanos;
    }

    /// @throws DataAccessException when the database was never asked and is away
    @Override
    public Instant instant() {
        var known = last;
        if (known == null) {
            known = ask();
        } else if (nanos.getAsLong() - known.nanos() > FRESH.toNanos() && asking.compareAndSet(false, true)) {
            known = askAgain(known);
        }
        return known.plus(nanos.getAsLong());
    }

    /// The time by the database's own word of just now.
    ///
    /// @throws DataAccessException when the database is away
    public Instant refreshed() {
        return ask().plus(nanos.getAsLong());
    }

    /// One asks, and everybody else counts on.
    private Reading askAgain(Reading known) {
        try {
            return ask();
        } catch (DataAccessException e) {
            log.debug("The database's time is counted on without it: {}", e.toString());
            return known;
        } finally {
            asking.set(false);
        }
    }

    private Reading ask() {
        long before = nanos.getAsLong();
        var time = jdbc.sql(NOW).query(OffsetDateTime.class).single().toInstant();
        long after = nanos.getAsLong();
        var reading = new Reading(time, before + (after - before) / 2);
        last = reading;
        return reading;
    }
}
