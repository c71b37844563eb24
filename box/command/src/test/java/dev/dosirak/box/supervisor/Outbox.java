package dev.dosirak.box.supervisor;

import dev.dosirak.platform.embedded.OutboxSource;
import dev.dosirak.platform.embedded.PostgresServer;
import dev.dosirak.platform.embedded.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;

/// The outbox of one service's database, as the platform's migration makes it.
record Outbox(TestDatabase database, int port) {

    private static final String[] MIGRATION = {
        """
        create table outbox (
            id            uuid        not null,
            aggregatetype text        not null,
            aggregateid   uuid        not null,
            type          text        not null,
            payload       text        not null,
            sequence      bigint      not null,
            traceparent   text        not null default '',
            at            timestamptz not null,
            primary key (at, id)
        ) partition by range (at)
        """,
        "create table outbox_2026_11_21 partition of outbox for values from ('2026-11-21') to ('2026-11-22')",
        "create table outbox_default partition of outbox default",
        "create publication dosirak_outbox for table outbox with (publish_via_partition_root = true)",
    };

    private static final String INSERT = """
            insert into outbox (id, aggregatetype, aggregateid, type, payload, sequence, traceparent, at)
            values (?, ?, ?, ?, ?, ?, ?, ?::timestamptz)
            """;

    static Outbox of(PostgresServer server, String service) throws SQLException {
        var outbox = in(server, service);
        outbox.migrate();
        return outbox;
    }

    /// The database alone, without the table.
    static Outbox in(PostgresServer server, String service) {
        server.createDatabase(service, service, service);
        return new Outbox(new TestDatabase(server.jdbcUrl(service), service, service, service), server.port());
    }

    private String service() {
        return database.name();
    }

    void migrate() throws SQLException {
        try (var connection = connect();
                var sql = connection.createStatement()) {
            for (var statement : MIGRATION) {
                sql.execute(statement);
            }
        }
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
    }

    OutboxSource source() {
        return new OutboxSource(service(), "127.0.0.1", port, database.username(), database.password());
    }

    void write(Connection connection, UUID id, UUID key, long sequence, String at) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, id);
            insert.setString(2, service());
            insert.setObject(3, key);
            insert.setString(4, service() + ".placed.v1");
            insert.setString(5, "{\"dish\": \"김밥\", \"sequence\": " + sequence + "}");
            insert.setLong(6, sequence);
            insert.setString(7, "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
            insert.setString(8, at);
            insert.executeUpdate();
        }
    }

    /// How far the log has been written.
    String currentPosition() throws SQLException {
        return ask("select pg_current_wal_lsn()::text");
    }

    boolean hasConfirmed(String position) throws SQLException {
        return ask("select (confirmed_flush_lsn >= '%s')::text from pg_replication_slots where slot_name = '%s_outbox'"
                        .formatted(position, service()))
                .equals("true");
    }

    boolean isRead() throws SQLException {
        return ask("select active::text from pg_replication_slots where slot_name = '%s_outbox'".formatted(service()))
                .equals("true");
    }

    boolean hasLostItsPlace() throws SQLException {
        return ask("select (wal_status = 'lost')::text from pg_replication_slots where slot_name = '%s_outbox'"
                        .formatted(service()))
                .equals("true");
    }

    private String ask(String query) throws SQLException {
        try (var connection = connect();
                var rows = connection.createStatement().executeQuery(query)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        }
    }
}
