package dev.dosirak.platform.eventstore;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.kernel.CommandHandler;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.TypeNames;
import dev.dosirak.platform.kernel.Versioned;
import dev.dosirak.platform.outbox.Message;
import dev.dosirak.platform.outbox.PostgresOutbox;
import dev.dosirak.platform.testing.TestDatabases;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

/// A purse that only ever counts what is put in; and coats, in the same database.
class EventStoreTest {

    static final Instant NOON = Instant.parse("2026-05-04T03:00:00Z");

    record Purse(long won) {}

    record Put(long won, Instant at) {}

    record Coat(long buttons) {}

    record Sewn(long buttons, Instant at) {}

    static final DataSource DATABASE = TestDatabases.empty("eventstore");
    static final JdbcClient JDBC = JdbcClient.create(DATABASE);
    static final EventJson JSON = new EventJson();
    static final TransactionTemplate TRANSACTION = new TransactionTemplate(new JdbcTransactionManager(DATABASE));

    static final Aggregate<Purse, Put> PURSE = new Aggregate<>(
            "purse",
            new Purse(0),
            (purse, put) -> new Purse(purse.won() + put.won()),
            TypeNames.of(Put.class, entry("put", Put.class)),
            TypeNames.of(Purse.class, entry("purse", Purse.class)),
            (_, purse, _) ->
                    purse.won() % 2 == 0 ? Optional.of(new Message("purse.filled.v1", purse)) : Optional.empty(),
            Put::at,
            1);

    static final Aggregate<Coat, Sewn> COAT = new Aggregate<>(
            "coat",
            new Coat(0),
            (coat, sewn) -> new Coat(coat.buttons() + sewn.buttons()),
            TypeNames.of(Sewn.class, entry("sewn", Sewn.class)),
            TypeNames.of(Coat.class, entry("coat", Coat.class)),
            (_, _, _) -> Optional.empty(),
            Sewn::at,
            1);

    final EventStore<Purse, Put> purses = store(PURSE, JDBC);
    final EventStore<Coat, Sewn> coats = store(COAT, JDBC);

    static <S, E> EventStore<S, E> store(Aggregate<S, E> aggregate, JdbcClient jdbc) {
        return new EventStore<>(aggregate, jdbc, JSON, new PostgresOutbox("purse", jdbc, JSON, Clock.systemUTC()));
    }

    @BeforeAll
    static void migrate() {
        migrate(DATABASE, "classpath:db/platform/outbox", "classpath:db/platform/eventstore");
    }

    private static void migrate(DataSource database, String... locations) {
        flyway(database, locations).load().migrate();
    }

    private static FluentConfiguration flyway(DataSource database, String... locations) {
        return Flyway.configure()
                .dataSource(database)
                .placeholders(Map.of("service", "purse"))
                .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
                .locations(locations);
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
    void nothingIsAppendedOutsideATransaction() {
        var id = UUID.randomUUID();
        var empty = purses.load(id);
        assertThatThrownBy(() -> purses.append(id, empty, List.of(new Put(1, NOON))))
                .isInstanceOf(IllegalTransactionStateException.class);
        assertThat(purses.load(id)).isEqualTo(empty);
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
        assertThat(published(id)).isEmpty();

        TRANSACTION.executeWithoutResult(
                _ -> purses.append(id, purses.load(id), List.of(new Put(1, NOON), new Put(1, NOON))));
        assertThat(published(id)).containsExactly(2L);
    }

    @Test
    void aStoredTypeThatNobodyKnowsStopsUs() {
        var id = UUID.randomUUID();
        JDBC.sql("insert into event (stream, position, type, payload, at) values (?, 1, 'stolen', '{}', now())")
                .param(id)
                .update();

        assertThatThrownBy(() -> purses.load(id)).isInstanceOf(UnknownStoredType.class);
    }

    @Test
    void aLostRaceIsRunAgainInTheSameTransaction() {
        var id = UUID.randomUUID();
        var others = new ArrayList<>(List.of(10L, 30L));
        var commands = new CommandHandler<UUID, Purse, Put, Put>(
                it -> {
                    var before = purses.load(it);
                    if (!others.isEmpty()) {
                        onAnotherConnection(() -> put(it, before, others.removeFirst()));
                    }
                    return before;
                },
                (_, put) -> List.of(put),
                purses::append,
                Clock.systemUTC());

        var after = TRANSACTION.execute(_ -> commands.handle(id, new Put(2, NOON)));

        assertThat(after).isEqualTo(new Versioned<>(new Purse(42), 3));
        assertThat(purses.load(id)).isEqualTo(after);
        assertThat(published(id)).containsExactly(1L, 2L, 3L);
    }

    /// The others of this decision would stand there without their first.
    @Test
    void aHistoryWithAGapStopsUs() {
        var id = UUID.randomUUID();
        var empty = purses.load(id);
        put(id, put(id, empty, 2), 2);
        JDBC.sql("delete from event where stream = ? and position = 1")
                .param(id)
                .update();

        assertThatThrownBy(() ->
                        TRANSACTION.execute(_ -> purses.append(id, empty, List.of(new Put(1, NOON), new Put(1, NOON)))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("gap");
        assertThat(published(id)).containsExactly(1L, 2L);
    }

    @Test
    void aggregatesOfTwoKindsAreNeverMixedWhateverTheirIds() {
        var id = UUID.randomUUID();
        fillAndSew(purses, coats, TRANSACTION, id);

        assertThat(purses.load(id)).isEqualTo(new Versioned<>(new Purse(25), 25));
        assertThat(coats.load(id)).isEqualTo(new Versioned<>(new Coat(75), 25));
        assertThat(purses.history(id)).hasSize(25).contains(new Put(1, NOON));
        assertThat(coats.history(id)).hasSize(25).contains(new Sewn(3, NOON));
        assertThat(snapshots(JDBC, id)).as("as long as nodes name the old key").containsExactly("purse");
    }

    @Test
    void withoutTheOldKeyEachKindHasItsSnapshot() {
        var database = TestDatabases.empty("eventstore");
        migrate(
                database,
                "classpath:db/platform/outbox",
                "classpath:db/platform/eventstore",
                "classpath:db/platform/aggregates");
        var jdbc = JdbcClient.create(database);
        var id = UUID.randomUUID();
        var ofPurses = store(PURSE, jdbc);
        var ofCoats = store(COAT, jdbc);

        fillAndSew(ofPurses, ofCoats, new TransactionTemplate(new JdbcTransactionManager(database)), id);
        jdbc.sql("delete from event where position <= 20").update();

        assertThat(snapshots(jdbc, id)).containsExactly("coat", "purse");
        assertThat(ofPurses.load(id)).isEqualTo(new Versioned<>(new Purse(25), 25));
        assertThat(ofCoats.load(id)).isEqualTo(new Versioned<>(new Coat(75), 25));
    }

    /// In turn, as it comes.
    private static void fillAndSew(
            EventStore<Purse, Put> purses, EventStore<Coat, Sewn> coats, TransactionTemplate transaction, UUID id) {
        for (int i = 0; i < 25; i++) {
            transaction.executeWithoutResult(_ -> {
                purses.append(id, purses.load(id), List.of(new Put(1, NOON)));
                coats.append(id, coats.load(id), List.of(new Sewn(3, NOON)));
            });
        }
    }

    private static List<String> snapshots(JdbcClient jdbc, UUID id) {
        return jdbc.sql("select aggregate from snapshot where stream = ? order by aggregate")
                .param(id)
                .query((row, _) -> row.getString("aggregate"))
                .list();
    }

    /// The statements of the version before, word for word.
    @Test
    void aNodeFromBeforeThereWereKindsWorksBesideUs() {
        var id = UUID.randomUUID();
        var before = put(id, purses.load(id), 1);
        olderNodeAppends(JDBC, id, 2);
        assertThatThrownBy(() -> put(id, before, 100)).isInstanceOf(Stale.class);
        put(id, purses.load(id), 1);
        assertThatThrownBy(() -> olderNodeAppends(JDBC, id, 3)).isInstanceOf(DuplicateKeyException.class);

        assertThat(olderNodeReads(JDBC, id)).containsExactly("put", "put", "put");
        assertThat(purses.load(id)).isEqualTo(new Versioned<>(new Purse(12), 3));

        for (int won : List.of(7, 8)) {
            olderNodeKeepsSnapshot(JDBC, id, won);
        }
        assertThat(purses.load(id)).isEqualTo(new Versioned<>(new Purse(8), 3));
    }

    /// One loads, and so comes to `snapshot` and then to `event`; another commands, and comes to them the other way.
    @Test
    void nodesFromBeforeThereWereKindsWorkWhileTheTablesAreMigrated() throws SQLException {
        var database = TestDatabases.empty("eventstore");
        String[] tables = {"classpath:db/platform/outbox", "classpath:db/platform/eventstore"};
        flyway(database, tables).target("0.7").load().migrate();
        var jdbc = JdbcClient.create(database);
        var id = UUID.randomUUID();
        try (var command = database.getConnection()) {
            command.setAutoCommit(false);
            olderNodeAppends(JdbcClient.create(new SingleConnectionDataSource(command, true)), id, 1);
            var migration = CompletableFuture.runAsync(() -> migrate(database, tables), Thread::startVirtualThread);
            awaitWaiting(jdbc, "alter table event");
            var load = CompletableFuture.supplyAsync(() -> olderNodeReads(jdbc, id), Thread::startVirtualThread);
            awaitWaiting(jdbc, "with start as");
            olderNodeKeepsSnapshot(JdbcClient.create(new SingleConnectionDataSource(command, true)), id, 10);
            command.commit();

            assertThat(load.join()).containsExactly("purse");
            migration.join();
        }
    }

    private static void awaitWaiting(JdbcClient jdbc, String statement) {
        await().atMost(Duration.ofSeconds(40))
                .until(() -> jdbc.sql("""
                        select exists (select from pg_stat_activity
                                        where datname = current_database() and query like ? || '%'
                                          and wait_event_type = 'Lock')
                        """).param(statement).query(Boolean.class).single());
    }

    private static void olderNodeKeepsSnapshot(JdbcClient jdbc, UUID id, long won) {
        jdbc.sql("""
                insert into snapshot (stream, position, form, type, payload) values (?, ?, ?, ?, ?)
                on conflict (stream) do update
                   set position = excluded.position, form = excluded.form, type = excluded.type, payload = excluded.payload
                """).params(id, 3, 1, "purse", "{\"won\": " + won + "}").update();
    }

    private static void olderNodeAppends(JdbcClient jdbc, UUID id, long position) {
        jdbc.sql("insert into event (stream, position, type, payload, at) values (?, ?, ?, ?, ?)")
                .params(id, position, "put", "{\"won\": 10, \"at\": \"2026-05-04T03:00:00Z\"}")
                .param(NOON.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static List<String> olderNodeReads(JdbcClient jdbc, UUID id) {
        return jdbc.sql("""
                with start as (select position, type, payload from snapshot where stream = ? and form = ?)
                select true as is_state, position, type, payload
                  from start
                 union all
                select false, position, type, payload
                  from event
                 where stream = ? and position > coalesce((select position from start), 0)
                 order by position
                """)
                .params(id, 1, id)
                .query((row, _) -> row.getString("type"))
                .list();
    }

    private static void onAnotherConnection(Runnable work) {
        CompletableFuture.runAsync(work).orTimeout(1, TimeUnit.MINUTES).join();
    }

    private Versioned<Purse> put(UUID id, Versioned<Purse> before, long won) {
        var after = TRANSACTION.execute(_ -> purses.append(id, before, List.of(new Put(won, NOON))));
        assertThat(after).isNotNull();
        return after;
    }

    private static List<Long> published(UUID id) {
        return JDBC.sql("select sequence from outbox where aggregateid = ?")
                .param(id)
                .query((row, _) -> row.getLong("sequence"))
                .list();
    }
}
