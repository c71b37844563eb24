package dev.dosirak.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.box.embedded.TestInfrastructure;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class OutboxRetentionTest {

    final DriverManagerDataSource database = database();
    final JdbcClient jdbc = JdbcClient.create(database);

    static DriverManagerDataSource database() {
        var database = TestInfrastructure.get().newDatabase("retention");
        var source = new DriverManagerDataSource(database.jdbcUrl(), database.username(), database.password());
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/platform/outbox")
                .load()
                .migrate();
        return source;
    }

    @Test
    void aDayIsDroppedWhenItIsOldAndItsReaderHasPassedIt() {
        var today = Instant.now();
        publish(today);
        retentionAt(today.plusSeconds(5 * 86_400));
        assertThat(rows()).as("no reader, no dropping").isEqualTo(1);

        jdbc.sql("select 1 from pg_create_logical_replication_slot(current_database() || '_outbox', 'pgoutput')")
                .query(Integer.class)
                .single();
        retentionAt(today.plusSeconds(5 * 86_400));
        assertThat(rows()).isZero();
        jdbc.sql("select 1 from (select pg_drop_replication_slot(current_database() || '_outbox')) as dropped")
                .query(Integer.class)
                .single();
    }

    @Test
    void aDayThatIsNotThreeDaysOldStays() {
        var today = Instant.now();
        publish(today);
        retentionAt(today.plusSeconds(2 * 86_400));

        assertThat(rows()).isEqualTo(1);
        assertThat(partitions()).hasSizeGreaterThanOrEqualTo(6);
    }

    private void retentionAt(Instant now) {
        new OutboxRetention(jdbc, Clock.fixed(now, ZoneOffset.UTC)).run();
    }

    private void publish(Instant at) {
        jdbc.sql("insert into outbox (id, aggregatetype, aggregateid, type, payload, sequence, at)"
                        + " values (?, 'note', ?, 'note.written.v1', '{}', 1, ?)")
                .params(UUID.randomUUID(), UUID.randomUUID(), at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private long rows() {
        return jdbc.sql("select count(*) from outbox").query(Long.class).single();
    }

    private List<String> partitions() {
        return jdbc.sql("select inhrelid::regclass::text as name from pg_inherits")
                .query((row, _) -> row.getString("name"))
                .list();
    }
}
