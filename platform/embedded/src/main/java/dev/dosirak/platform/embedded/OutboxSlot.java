package dev.dosirak.platform.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;

/// The replication slot of a source, as its database sees it.
public record OutboxSlot(OutboxSource source) {

    private static final String DROP_WHEN_LOST = """
            select count(pg_drop_replication_slot(slot_name))
              from pg_replication_slots
             where slot_name = ? and wal_status = 'lost' and not active
            """;
    private static final String LOST = """
            select slot_name from pg_replication_slots where wal_status = 'lost' and not active
            """;
    private static final String SECONDS = "5";
    private static final String NOBODY_THERE = "08001";

    /// Drops the slot when the log that it had to read is gone (`max_slot_wal_keep_size`): it can never be read
    /// again, and stands in the way of a new one. The connector's next start makes that, and reads the table.
    ///
    /// @throws InfrastructureFailed when the database cannot be asked
    public boolean dropWhenLost() {
        try (var connection = open();
                var sql = connection.prepareStatement(DROP_WHEN_LOST)) {
            sql.setString(1, source.slot());
            try (var rows = sql.executeQuery()) {
                return rows.next() && rows.getLong(1) > 0;
            }
        } catch (SQLException e) {
            throw cannotBeLookedAt(e);
        }
    }

    /// Whatever slots of its server's databases are as lost: one look instead of one for each database.
    ///
    /// @throws InfrastructureFailed when the database cannot be asked
    Set<String> lostOnItsServer() {
        try (var connection = open();
                var sql = connection.createStatement();
                var rows = sql.executeQuery(LOST)) {
            var lost = new HashSet<String>();
            while (rows.next()) {
                lost.add(rows.getString(1));
            }
            return lost;
        } catch (SQLException e) {
            throw cannotBeLookedAt(e);
        }
    }

    private Connection open() throws SQLException {
        var login = new Properties();
        login.setProperty("user", source.user());
        login.setProperty("password", source.password());
        login.setProperty("connectTimeout", SECONDS);
        login.setProperty("socketTimeout", SECONDS);
        login.setProperty("ApplicationName", "dosirak-connectors");
        return DriverManager.getConnection(source.jdbcUrl(), login);
    }

    private InfrastructureFailed cannotBeLookedAt(SQLException e) {
        return new InfrastructureFailed(
                "The slot of %s cannot be looked at: %s".formatted(source.database(), e.getMessage()), e);
    }

    /// Whether no other database of the server could be asked either.
    static boolean isServerAway(InfrastructureFailed e) {
        return e.getCause() instanceof SQLException cause && NOBODY_THERE.equals(cause.getSQLState());
    }
}
