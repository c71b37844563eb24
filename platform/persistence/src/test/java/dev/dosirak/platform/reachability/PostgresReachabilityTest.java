package dev.dosirak.platform.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.platform.testing.TestDatabases;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Two nodes of one service; time passes when it is told to, by making all that is on record older.
class PostgresReachabilityTest {

    static final Duration A_MOMENT = Duration.ofSeconds(3);
    static final Duration A_MINUTE = Duration.ofMinutes(1);
    static final JdbcClient JDBC = JdbcClient.create(TestDatabases.with("reachability", "reachability"));

    final AtomicLong stopwatch = new AtomicLong(42);
    final PostgresReachability seoul = new PostgresReachability(JDBC, stopwatch::get);
    final PostgresReachability busan = new PostgresReachability(JDBC, stopwatch::get);

    @BeforeEach
    void theServiceIsNew() {
        JDBC.sql("update reachability set since = now(), at = now(), knocked_at = null")
                .update();
    }

    @Test
    void anyNodeThatIsThereCountsForAll() {
        var began = now();
        for (int i = 0; i < 40; i++) {
            passes(A_MOMENT);
            (i < 20 ? seoul : busan).beat();
        }

        assertThat(busan.since()).hasValueSatisfying(it -> assertThat(it).isBefore(began.minus(A_MINUTE)));
    }

    @Test
    void afterABreakItCountsFromTheReturn() {
        seoul.beat();
        passes(Duration.ofMinutes(10));
        assertThat(busan.since()).as("nobody beats").isEmpty();
        var back = now();
        busan.beat();
        busan.beat();

        assertThat(busan.since()).hasValueSatisfying(it -> assertThat(it).isAfterOrEqualTo(back));
    }

    /// Both nodes live, and nobody can come to them.
    @Test
    void whileTheGatewayIsAwayNobodyCanReachUs() {
        seoul.probed();
        seoul.beat();
        for (int i = 0; i < 40; i++) {
            passes(A_MOMENT);
            seoul.beat();
            busan.beat();
        }
        assertThat(seoul.since()).isEmpty();

        var back = now();
        busan.probed();
        busan.beat();
        assertThat(seoul.since()).hasValueSatisfying(it -> assertThat(it).isAfterOrEqualTo(back));
    }

    @Test
    void itIsEnoughThatTheGatewayReachesOneNode() {
        var began = now();
        seoul.probed();
        seoul.beat();
        for (int i = 0; i < 40; i++) {
            passes(A_MOMENT);
            seoul.beat();
            busan.probed();
            busan.beat();
        }

        assertThat(seoul.since()).hasValueSatisfying(it -> assertThat(it).isBefore(began.minus(A_MINUTE)));
    }

    @Test
    void aGatewayThatIsGoneForAnHourIsNotWaitedFor() {
        seoul.probed();
        seoul.beat();
        passes(Duration.ofMinutes(59));
        seoul.beat();
        assertThat(seoul.since()).isEmpty();

        passes(A_MINUTE.plus(A_MOMENT));
        seoul.beat();
        passes(A_MOMENT);
        seoul.beat();
        assertThat(seoul.since()).isPresent();
    }

    private static Instant now() {
        return JDBC.sql("select now()").query(OffsetDateTime.class).single().toInstant();
    }

    private void passes(Duration time) {
        stopwatch.addAndGet(time.toNanos());
        var ago = time.toSeconds() + " seconds";
        JDBC.sql("""
                        update reachability
                           set since = since - cast(:ago as interval),
                               at = at - cast(:ago as interval),
                               knocked_at = knocked_at - cast(:ago as interval)
                        """).param("ago", ago).update();
    }
}
