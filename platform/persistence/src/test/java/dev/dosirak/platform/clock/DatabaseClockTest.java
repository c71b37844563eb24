package dev.dosirak.platform.clock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.platform.testing.TestDatabases;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class DatabaseClockTest {

    static final JdbcClient JDBC = JdbcClient.create(TestDatabases.empty("clock"));

    final AtomicLong stopwatch = new AtomicLong(42);

    @Test
    void itShowsTheDatabasesTimeWhateverOurOwnClockSays() {
        var before = databaseTime();
        var shown = new DatabaseClock(JDBC).instant();
        assertThat(shown).isBetween(before, databaseTime().plusMillis(1));
    }

    @Test
    void itCountsOnByItselfAndAsksAgainWhenThatWasLongAgo() {
        var clock = new DatabaseClock(JDBC, stopwatch::get);
        var begun = clock.instant();

        stopwatch.addAndGet(Duration.ofSeconds(9).toNanos());
        assertThat(clock.instant()).as("our own stopwatch runs ahead").isEqualTo(begun.plusSeconds(9));

        stopwatch.addAndGet(Duration.ofSeconds(2).toNanos());
        assertThat(clock.instant()).as("put right").isBefore(begun.plusSeconds(9));
    }

    /// A machine that sleeps counts nothing.
    @Test
    void askedAfreshItKnowsWhatWentByWhileItSlept() {
        var clock = new DatabaseClock(JDBC, stopwatch::get);
        clock.instant();
        var woken = databaseTime();

        assertThat(clock.refreshed()).isAfterOrEqualTo(woken);
        assertThat(clock.instant()).as("and counts on from there").isAfterOrEqualTo(woken);
    }

    private static Instant databaseTime() {
        return JDBC.sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }
}
