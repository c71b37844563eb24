package dev.dosirak.platform.outbox;

import static org.awaitility.Awaitility.await;

import dev.dosirak.platform.embedded.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.postgresql.PGConnection;
import org.postgresql.replication.LogSequenceNumber;
import org.postgresql.replication.PGReplicationStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Holds the outbox's slot as Debezium does, and says how far it has read.
final class LogReader implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final JdbcClient jdbc;
    private final Connection connection;
    private final PGReplicationStream stream;

    private LogReader(JdbcClient jdbc, Connection connection, PGReplicationStream stream) {
        this.jdbc = jdbc;
        this.connection = connection;
        this.stream = stream;
    }

    static void makeSlot(JdbcClient jdbc) {
        jdbc.sql("select pg_create_logical_replication_slot(current_database() || '_outbox', 'pgoutput')::text")
                .query(String.class)
                .single();
    }

    static void dropSlot(JdbcClient jdbc) {
        jdbc.sql("select count(pg_drop_replication_slot(current_database() || '_outbox'))")
                .query(Long.class)
                .single();
    }

    /// The slot must exist.
    static LogReader start(TestDatabase database, JdbcClient jdbc) throws SQLException {
        var how = new Properties();
        how.setProperty("user", database.username());
        how.setProperty("password", database.password());
        how.setProperty("replication", "database");
        how.setProperty("assumeMinServerVersion", "18");
        how.setProperty("preferQueryMode", "simple");
        var connection = DriverManager.getConnection(database.jdbcUrl(), how);
        var stream = connection
                .unwrap(PGConnection.class)
                .getReplicationAPI()
                .replicationStream()
                .logical()
                .withSlotName(database.name() + "_outbox")
                .withSlotOption("proto_version", "1")
                .withSlotOption("publication_names", "dosirak_outbox")
                .start();
        return new LogReader(jdbc, connection, stream);
    }

    /// Confirms everything that has been written until now.
    void readAll() throws SQLException {
        jdbc.sql("select pg_logical_emit_message(false, 'read', 'on')::text")
                .query(String.class)
                .single();
        var end = LogSequenceNumber.valueOf(jdbc.sql("select pg_current_wal_insert_lsn()::text")
                .query(String.class)
                .single());
        stream.setFlushedLSN(end);
        stream.setAppliedLSN(end);
        stream.forceUpdateStatus();
        await().atMost(LIMIT)
                .until(() ->
                        jdbc.sql("""
                                select confirmed_flush_lsn >= ?::pg_lsn
                                  from pg_replication_slots
                                 where slot_name = current_database() || '_outbox'
                                """).param(end.asString()).query(Boolean.class).single());
    }

    /// Returns once the slot is free.
    @Override
    public void close() throws SQLException {
        stream.close();
        connection.close();
        await().atMost(LIMIT).until(() -> jdbc.sql("""
                select not active from pg_replication_slots where slot_name = current_database() || '_outbox'
                """).query(Boolean.class).single());
    }
}
