package dev.dosirak.box.command;

import dev.dosirak.box.supervisor.Plan;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/// What stands in a service's database and only there: how far its outbox is read, and what is parked.
///
/// @param slot empty when there is none
/// @param parked records and the keys they hold up
record Database(Optional<Slot> slot, Waiting parked) {

    private static final int LIMIT_SECONDS = 3;
    private static final String SLOT = """
        select coalesce(pg_wal_lsn_diff(pg_current_wal_lsn(), confirmed_flush_lsn), 0)::bigint as behind,
               active,
               coalesce(extract(epoch from now() - inactive_since), 0)::bigint as unread_seconds,
               coalesce(wal_status = 'lost' or invalidation_reason is not null, false) as lost
          from pg_replication_slots
         where database = current_database() and slot_type = 'logical'
         order by behind desc
         limit 1
        """;
    private static final String PARKED = """
        select count(distinct (consumer, key)) as keys,
               count(*) as waiting,
               coalesce(extract(epoch from now() - min(parked_at)), 0)::bigint as oldest_seconds
          from parked
        """;
    private static final String HAS = "select to_regclass(?) is not null";

    /// @param behind bytes of the log that it has not confirmed
    /// @param unread how long nobody has been reading it
    /// @param lost what it had not read is gone
    record Slot(long behind, Duration unread, boolean lost) {}

    record Waiting(long keys, long items, Duration oldest) {
        static final Waiting NOTHING = new Waiting(0, 0, Duration.ZERO);
    }

    /// Empty when it cannot be asked.
    static Optional<Database> ask(Plan.Database database) {
        var url = database.url() + (database.url().contains("?") ? "&" : "?") + "connectTimeout=" + LIMIT_SECONDS
                + "&socketTimeout=" + LIMIT_SECONDS;
        try (var connection = DriverManager.getConnection(url, database.user(), database.password())) {
            return Optional.of(new Database(slot(connection), waiting(connection, "parked", PARKED)));
        } catch (SQLException e) {
            return Optional.empty();
        }
    }

    private static Optional<Slot> slot(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(SLOT)) {
            return row.next() ? Optional.of(slot(row)) : Optional.empty();
        }
    }

    private static Slot slot(ResultSet row) throws SQLException {
        var unread = row.getBoolean("active") ? Duration.ZERO : Duration.ofSeconds(row.getLong("unread_seconds"));
        return new Slot(row.getLong("behind"), unread, row.getBoolean("lost"));
    }

    private static Waiting waiting(Connection connection, String table, String query) throws SQLException {
        try (var has = connection.prepareStatement(HAS)) {
            has.setString(1, table);
            try (var row = has.executeQuery()) {
                if (!row.next() || !row.getBoolean(1)) {
                    return Waiting.NOTHING;
                }
            }
        }
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return new Waiting(
                    row.getLong("keys"), row.getLong("waiting"), Duration.ofSeconds(row.getLong("oldest_seconds")));
        }
    }
}
