package dev.dosirak.platform.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.platform.kernel.RetrySchedule;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.testing.TestDatabases;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class DueRowsTest {

    static final DataSource DATABASE = database();
    static final JdbcClient JDBC = JdbcClient.create(DATABASE);

    final DueRows rows = new DueRows(JDBC, "task", "id");

    static DataSource database() {
        var source = TestDatabases.empty("due");
        JdbcClient.create(source).sql("""
                        create table task (
                            id uuid primary key, due timestamptz, set_aside_until timestamptz,
                            looks int not null default 0, longest interval not null default interval '3 minutes')
                        """).update();
        return source;
    }

    @BeforeEach
    void nothingIsDue() {
        JDBC.sql("delete from task").update();
    }

    @Test
    void whatIsDueIsClaimedOnce() {
        var first = due(20);
        var second = due(10);
        due(-60);
        var over = due(5);
        JDBC.sql("update task set due = null, set_aside_until = now() - interval '1 day' where id = ?")
                .param(over)
                .update();

        assertThat(rows.claim(1)).containsExactly(first);
        assertThat(rows.claim(10)).containsExactly(second);
        assertThat(rows.claim(10)).isEmpty();
    }

    /// One that fails for ever costs less and less, and never the turn of another.
    @Test
    void whatStaysDueComesAgainLaterAndLaterAndKeepsNobodyWaiting() {
        var failing = due(3_600 * 24);
        assertThat(rows.claim(1)).containsExactly(failing);
        assertThat(pauseOf(failing)).isEqualTo(Duration.ofMinutes(10));

        var healthy = due(1);
        assertThat(rows.claim(1)).containsExactly(healthy);
        assertThat(pauseOf(healthy)).isLessThan(Duration.ofMinutes(1));

        JDBC.sql("update task set set_aside_until = now() where id = ?")
                .param(failing)
                .update();
        assertThat(rows.claim(1)).as("when its pause is over").containsExactly(failing);
    }

    /// As payments are, whose one time says when they are looked at next.
    @Test
    void whatHasPausesOfItsOwnIsPutOffByOneAfterTheOther() {
        var counted = new DueRows(JDBC, "task", "id", "due", "due")
                .pausing(List.of(Duration.ofSeconds(90), Duration.ofMinutes(2), Duration.ofHours(1)), "longest");
        var failing = due(10);

        assertThat(putOffs(counted, failing, 5))
                .containsExactly(
                        Duration.ofSeconds(90),
                        Duration.ofMinutes(2),
                        Duration.ofMinutes(3),
                        Duration.ofMinutes(3),
                        Duration.ofMinutes(3));
        assertThat(JDBC.sql("select looks from task").query(Integer.class).single())
                .isEqualTo(5);
    }

    @Test
    void aClaimThatLedToNoLookMakesNoPauseLonger() {
        var counted = new DueRows(JDBC, "task", "id", "due", "due")
                .pausing(List.of(Duration.ofSeconds(90), Duration.ofMinutes(2)));
        var waiting = due(10);
        for (int claim = 0; claim < 3; claim++) {
            assertThat(putOffs(counted, waiting, 1)).containsExactly(Duration.ofSeconds(90));
            counted.uncount(waiting);
        }
        counted.uncount(waiting);

        assertThat(putOffs(counted, waiting, 2)).containsExactly(Duration.ofSeconds(90), Duration.ofMinutes(2));
    }

    @Test
    void theLastPauseIsForEver() {
        var schedule = new RetrySchedule(Duration.ofSeconds(30), Duration.ofMinutes(2));
        var counted = new DueRows(JDBC, "task", "id", "due", "due").pausing(schedule.pauses());
        var failing = due(10);

        assertThat(putOffs(counted, failing, 4))
                .containsExactly(schedule.after(1), schedule.after(2), schedule.after(3), schedule.after(4));
    }

    @Test
    void onePauseNeedsNoCount() {
        var even = new DueRows(JDBC, "task", "id", "due", "due").pausing(Duration.ofMinutes(1));

        assertThat(putOffs(even, due(10), 2)).containsExactly(Duration.ofMinutes(1), Duration.ofMinutes(1));
        assertThat(JDBC.sql("select looks from task").query(Integer.class).single())
                .isZero();
    }

    @Test
    void someRowsOnlyAreClaimedWithWhatStandsInThem() {
        due(10);
        var looked = due(5);
        JDBC.sql("update task set looks = 7 where id = ?").param(looked).update();

        var some = rows.where("looks > 0");

        assertThat(some.claim(10, (row, _) -> row.getInt("looks"))).containsExactly(7);
        assertThat(rows.claim(10)).hasSize(1).doesNotContain(looked);
    }

    @Test
    void twoNodesNeverClaimTheSame() throws SQLException {
        var ids = List.of(due(10), due(9), due(8));
        try (var connection = DATABASE.getConnection()) {
            connection.setAutoCommit(false);
            var others = other(connection).claim(2);

            assertThat(rows.claim(10)).hasSize(1).doesNotContainAnyElementsOf(others);
            assertThat(ids).containsAll(others);
            connection.rollback();
        }
    }

    @Test
    void oneThatFailsKeepsNobodyWaiting() {
        var meters = new SimpleMeterRegistry();
        var handled = new ArrayList<UUID>();
        var failing = due(20);
        var raced = due(15);
        var healthy = due(10);

        var scheduledJob = rows.handlerJob(
                "test.tasks",
                Duration.ofSeconds(1),
                it -> {
                    handled.add(it);
                    if (it.equals(failing)) {
                        throw new IllegalStateException("a broken row");
                    }
                    if (it.equals(raced)) {
                        throw new Stale(it);
                    }
                },
                meters);
        assertThat(meters.get("dosirak.sweep.item.failures").counter().count())
                .as("to be seen before there is one")
                .isZero();
        scheduledJob.work().run();

        assertThat(handled).containsExactlyInAnyOrder(failing, raced, healthy);
        assertThat(meters.get("dosirak.sweep.item.failures").counter().count()).isEqualTo(1);
    }

    @Test
    void whatIsLeftLyingIsSeen() {
        var meters = new SimpleMeterRegistry();
        var figures = rows.metricsJob("test.tasks", meters, Duration.ofSeconds(10));
        due(100);
        rows.claim(1);
        due(0);

        figures.work().run();

        assertThat(meters.get("dosirak.sweep.set_aside").gauge().value()).isEqualTo(1);
        assertThat(meters.get("dosirak.sweep.oldest_due").gauge().value()).isGreaterThanOrEqualTo(100);
    }

    private static DueRows other(Connection connection) {
        return new DueRows(JdbcClient.create(new SingleConnectionDataSource(connection, true)), "task", "id");
    }

    private static UUID due(int secondsAgo) {
        var id = UUID.randomUUID();
        JDBC.sql("insert into task (id, due) values (?, now() - make_interval(secs => ?))")
                .params(id, secondsAgo)
                .update();
        return id;
    }

    private static Duration pauseOf(UUID id) {
        return until("set_aside_until", id);
    }

    private static Duration until(String column, UUID id) {
        return Duration.ofSeconds(
                JDBC.sql("select round(extract(epoch from %s - now())) from task where id = ?".formatted(column))
                        .param(id)
                        .query(Long.class)
                        .single());
    }

    /// By how much a row is put off each time that it is claimed.
    private static List<Duration> putOffs(DueRows counted, UUID id, int times) {
        var all = new ArrayList<Duration>();
        for (int i = 0; i < times; i++) {
            assertThat(counted.claim(10)).containsExactly(id);
            assertThat(counted.claim(10)).as("put off").isEmpty();
            all.add(until("due", id));
            JDBC.sql("update task set due = now() where id = ?").param(id).update();
        }
        return all;
    }
}
