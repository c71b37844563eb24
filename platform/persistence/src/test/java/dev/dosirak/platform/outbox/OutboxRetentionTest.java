package dev.dosirak.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.platform.embedded.TestDatabase;
import dev.dosirak.platform.embedded.TestInfrastructure;
import dev.dosirak.platform.testing.TestDatabases;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

@Timeout(120)
class OutboxRetentionTest {

    final TestDatabase database = TestInfrastructure.get().newDatabase("retention");
    final DataSource source = TestDatabases.pool(database);
    final JdbcClient jdbc = JdbcClient.create(source);
    final Instant today = Instant.now();
    final Instant threeDaysOver = today.plus(Duration.ofDays(5));

    OutboxRetentionTest() {
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/platform/outbox")
                .load()
                .migrate();
    }

    @AfterEach
    void dropSlot() {
        jdbc.sql("select pg_drop_replication_slot(slot_name)::text from pg_replication_slots where slot_name = ?")
                .param(database.name() + "_outbox")
                .query((row, _) -> row.getString(1))
                .list();
    }

    @Test
    void aDayIsDroppedWhenItIsOldAndWasSeenToBeRead() throws SQLException {
        publish(today);
        LogReader.makeSlot(jdbc);
        try (var reader = LogReader.start(database, jdbc)) {
            retentionAt(threeDaysOver);
            assertThat(rows()).as("not read yet").isEqualTo(1);

            reader.readAll();
            retentionAt(today.plus(Duration.ofDays(2)));
            assertThat(rows()).as("read, and not old").isEqualTo(1);

            retentionAt(threeDaysOver);
            assertThat(rows()).isZero();
        }
    }

    @Test
    void aDayThatIsStillToBeToldAgainStays() throws SQLException {
        publish(today);
        LogReader.makeSlot(jdbc);
        try (var reader = LogReader.start(database, jdbc)) {
            retentionAt(threeDaysOver);
            reader.readAll();
            jdbc.sql("""
                    insert into outbox_retelling (aggregates, from_at, to_at, why, next_at)
                    values ('{}', 'epoch', now(), 'the topic was made anew', 'epoch')
                    """).update();
            retentionAt(threeDaysOver);
            assertThat(rows()).isEqualTo(1);

            jdbc.sql("update outbox_retelling set done_at = now()").update();
            retentionAt(threeDaysOver);
            assertThat(rows()).isZero();
        }
    }

    @Test
    void noReaderNoDropping() {
        publish(today);
        retentionAt(threeDaysOver);
        retentionAt(threeDaysOver);

        assertThat(rows()).isEqualTo(1);
    }

    /// It stands at the end of the log from its first moment.
    @Test
    void aNewSlotProvesNothing() throws SQLException {
        publish(today);
        retentionAt(threeDaysOver);
        LogReader.makeSlot(jdbc);
        retentionAt(threeDaysOver);
        retentionAt(threeDaysOver);
        assertThat(rows()).as("nobody reads").isEqualTo(1);

        try (var reader = LogReader.start(database, jdbc)) {
            retentionAt(threeDaysOver);
            retentionAt(threeDaysOver);
            assertThat(rows()).as("one reads, and has not been seen to get on").isEqualTo(1);

            reader.readAll();
            retentionAt(threeDaysOver);
            assertThat(rows()).isZero();
        }
    }

    @Test
    void whatCameWhileTheSlotWasLostStaysUntilTheNextReaderHasReadIt() throws SQLException {
        LogReader.makeSlot(jdbc);
        try (var reader = LogReader.start(database, jdbc)) {
            retentionAt(today);
            reader.readAll();
            retentionAt(today);
        }
        LogReader.dropSlot(jdbc);
        publish(today);
        retentionAt(threeDaysOver);
        LogReader.makeSlot(jdbc);
        retentionAt(threeDaysOver);
        assertThat(rows()).isEqualTo(1);

        try (var reader = LogReader.start(database, jdbc)) {
            retentionAt(threeDaysOver);
            assertThat(rows()).isEqualTo(1);
            reader.readAll();
            retentionAt(threeDaysOver);
            assertThat(rows()).isZero();
        }
    }

    @Test
    void whatAReaderHasReadIsKnownWhenItIsGone() throws SQLException {
        publish(today);
        var tomorrow = today.plus(Duration.ofDays(1));
        LogReader.makeSlot(jdbc);
        try (var reader = LogReader.start(database, jdbc)) {
            retentionAt(tomorrow);
            reader.readAll();
            retentionAt(tomorrow);
        }
        LogReader.dropSlot(jdbc);

        retentionAt(threeDaysOver);

        assertThat(rows()).isZero();
    }

    @Test
    void aRowThatComesWhenItsDayWasClosedKeepsIt() throws SQLException {
        publish(today);
        LogReader.makeSlot(jdbc);
        try (var reader = LogReader.start(database, jdbc)) {
            retentionAt(threeDaysOver);
            reader.readAll();
            publish(today);

            retentionAt(threeDaysOver);
            assertThat(rows()).isEqualTo(2);

            retentionAt(threeDaysOver);
            reader.readAll();
            retentionAt(threeDaysOver);
            assertThat(rows()).isZero();
        }
    }

    /// After a dump was restored, positions are those of another log.
    @Test
    void positionsOfAnotherClusterProveNothing() throws SQLException {
        publish(today);
        retentionAt(threeDaysOver);
        jdbc.sql("insert into outbox_reader values (?, 42, 'theirs', 'FF/0', 'FF/0', 'FF/0')")
                .param(database.name() + "_outbox")
                .update();

        retentionAt(threeDaysOver);

        assertThat(rows()).isEqualTo(1);
    }

    /// Whoever waited for the table would make every command wait behind him.
    @Test
    void nothingIsOpenedOrDroppedWhileSomebodyReadsForLong() throws SQLException {
        publish(today);
        publish(threeDaysOver.plus(Duration.ofDays(3)));
        LogReader.makeSlot(jdbc);
        try (var reader = LogReader.start(database, jdbc);
                var longReader = source.getConnection()) {
            retentionAt(today.plus(Duration.ofDays(1)));
            reader.readAll();
            longReader.setAutoCommit(false);
            longReader.createStatement().executeQuery("select count(*) from outbox");

            retentionAt(threeDaysOver);
            publish(today.plus(Duration.ofDays(1)));
            assertThat(rows()).isEqualTo(3);
            assertThat(partitions()).doesNotContain(partition(threeDaysOver));

            longReader.commit();
            retentionAt(threeDaysOver);
            reader.readAll();
            retentionAt(threeDaysOver);
            assertThat(partitions()).contains(partition(threeDaysOver)).doesNotContain(partition(today));
        }
    }

    @Test
    void rowsOfADayThatNobodyHadOpenedGetOneOfTheirOwn() {
        var early = today.plus(Duration.ofDays(7));
        var late = today.minus(Duration.ofDays(9));
        publish(early);
        publish(late);
        assertThat(rowsIn("outbox_default")).isEqualTo(2);

        retentionAt(early.minus(Duration.ofDays(3)));

        assertThat(rowsIn("outbox_default")).isZero();
        assertThat(rowsIn(partition(early))).isEqualTo(1);
        assertThat(rowsIn(partition(late))).isEqualTo(1);
        publish(early);
        assertThat(rows()).isEqualTo(3);
    }

    private void retentionAt(Instant now) {
        new OutboxRetention(jdbc, new JdbcTransactionManager(source), Clock.fixed(now, ZoneOffset.UTC)).run();
    }

    private void publish(Instant at) {
        jdbc.sql("insert into outbox (id, aggregatetype, aggregateid, type, payload, sequence, at)"
                        + " values (?, 'note', ?, 'note.written.v1', '{}', 1, ?)")
                .params(UUID.randomUUID(), UUID.randomUUID(), at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private long rows() {
        return rowsIn("outbox");
    }

    private long rowsIn(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    private static String partition(Instant day) {
        return "outbox_" + DateTimeFormatter.BASIC_ISO_DATE.format(LocalDate.ofInstant(day, ZoneOffset.UTC));
    }

    private List<String> partitions() {
        return jdbc.sql("select inhrelid::regclass::text from pg_inherits where inhparent = 'outbox'::regclass")
                .query((row, _) -> row.getString(1))
                .list();
    }
}
