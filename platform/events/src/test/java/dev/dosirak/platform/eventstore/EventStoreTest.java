package dev.dosirak.platform.eventstore;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.box.embedded.TestInfrastructure;
import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.kernel.Names;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Versioned;
import dev.dosirak.platform.outbox.Message;
import dev.dosirak.platform.outbox.PostgresOutbox;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// A purse that only ever counts what is put in.
class EventStoreTest {

    static final Instant NOON = Instant.parse("2026-05-04T03:00:00Z");

    record Purse(long won) {}

    record Put(long won, Instant at) {}

    static final DriverManagerDataSource DATABASE = database();
    static final JdbcClient JDBC = JdbcClient.create(DATABASE);
    static final EventJson JSON = new EventJson();
    static final TransactionTemplate TRANSACTION = new TransactionTemplate(new JdbcTransactionManager(DATABASE));

    final EventStore<Purse, Put> purses = new EventStore<>(
            new Aggregate<>(
                    new Purse(0),
                    (purse, put) -> new Purse(purse.won() + put.won()),
                    Names.of(Put.class, entry("put", Put.class)),
                    Names.of(Purse.class, entry("purse", Purse.class)),
                    (_, purse, _) -> purse.won() % 2 == 0
                            ? Optional.of(new Message("purse.filled.v1", purse))
                            : Optional.empty(),
                    Put::at,
                    1),
            JDBC,
            JSON,
            new PostgresOutbox("purse", JDBC, JSON, Clock.systemUTC()));

    static DriverManagerDataSource database() {
        var database = TestInfrastructure.get().newDatabase("eventstore");
        return new DriverManagerDataSource(database.jdbcUrl(), database.username(), database.password());
    }

    @BeforeAll
    static void migrate() {
        Flyway.configure()
                .dataSource(DATABASE)
                .locations("classpath:db/platform/outbox", "classpath:db/platform/eventstore")
                .load()
                .migrate();
    }

    @Test
    void theSecondOfTwoWritersIsStaleAndLeavesNothing() {
        var id = UUID.randomUUID();
        var empty = purses.load(id);
        put(id, empty, 1);

        assertThatThrownBy(() -> put(id, empty, 100)).isInstanceOf(Stale.class);
        assertThat(purses.load(id)).isEqualTo(new Versioned<>(new Purse(1), 1));
    }

    @Test
    void aLongHistoryIsReadFromItsSnapshotAndItsTail() {
        var id = UUID.randomUUID();
        var purse = purses.load(id);
        for (int i = 0; i < 45; i++) {
            purse = put(id, purse, 1);
        }
        JDBC.sql("delete from event where stream = ? and position <= 40")
                .param(id)
                .update();

        assertThat(purses.load(id)).isEqualTo(new Versioned<>(new Purse(45), 45));
    }

    @Test
    void aSnapshotOfAnOlderFormIsNotRead() {
        var id = UUID.randomUUID();
        var many =
                TRANSACTION.execute(_ -> purses.append(id, purses.load(id), Collections.nCopies(20, new Put(1, NOON))));
        assertThat(many).isEqualTo(new Versioned<>(new Purse(20), 20));
        JDBC.sql("update snapshot set form = 0, payload = '{\"won\": 7}' where stream = ?")
                .param(id)
                .update();

        assertThat(purses.load(id).state()).isEqualTo(new Purse(20));
    }

    @Test
    void othersAreToldInTheSameTransactionWithTheVersion() {
        var id = UUID.randomUUID();
        TRANSACTION.executeWithoutResult(status -> {
            purses.append(id, purses.load(id), List.of(new Put(2, NOON)));
            status.setRollbackOnly();
        });
        assertThat(told(id)).isEmpty();

        TRANSACTION.executeWithoutResult(
                _ -> purses.append(id, purses.load(id), List.of(new Put(1, NOON), new Put(1, NOON))));
        assertThat(told(id)).containsExactly(2L);
    }

    @Test
    void aStoredTypeThatNobodyKnowsStopsUs() {
        var id = UUID.randomUUID();
        JDBC.sql("insert into event (stream, position, type, payload, at) values (?, 1, 'stolen', '{}', now())")
                .param(id)
                .update();

        assertThatThrownBy(() -> purses.load(id)).isInstanceOf(UnknownStored.class);
    }

    private Versioned<Purse> put(UUID id, Versioned<Purse> before, long won) {
        var after = TRANSACTION.execute(_ -> purses.append(id, before, List.of(new Put(won, NOON))));
        assertThat(after).isNotNull();
        return after;
    }

    private static List<Long> told(UUID id) {
        return JDBC.sql("select sequence from outbox where aggregateid = ?")
                .param(id)
                .query((row, _) -> row.getLong("sequence"))
                .list();
    }
}
