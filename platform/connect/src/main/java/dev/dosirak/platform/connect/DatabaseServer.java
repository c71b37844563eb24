package dev.dosirak.platform.connect;

import io.debezium.config.Configuration;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.connect.errors.RetriableException;

/// The server that a connector reads from, asked without a password: who is told that one is wanted knows that the
/// server is there.
///
/// @param url for JDBC
record DatabaseServer(String url, Properties login) {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final String SECONDS = "1";

    /// Of SQLSTATE, the class of all that is no connection.
    private static final String NOT_CONNECTED = "08";

    private static final String REJECTED = "08004";
    private static final String IS_STARTING = "57P03";

    /// @param settings as of [io.debezium.connector.postgresql.PostgresConnectorConfig]
    static DatabaseServer of(Configuration settings) {
        var login = new Properties();
        login.setProperty("user", settings.getString("database.user"));
        login.setProperty("sslmode", "disable");
        login.setProperty("connectTimeout", SECONDS);
        login.setProperty("socketTimeout", SECONDS);
        login.setProperty("ApplicationName", "dosirak-connectors");
        return new DatabaseServer(
                "jdbc:postgresql://%s:%s/%s"
                        .formatted(
                                settings.getString("database.hostname"),
                                settings.getString("database.port"),
                                settings.getString("database.dbname")),
                login);
    }

    /// Waits until it answers: lets somebody in, or refuses for a reason that is left to whoever reads from it.
    ///
    /// @throws RetriableException when it is still away after that time
    void await(Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            try {
                DriverManager.getConnection(url, login).close();
                return;
            } catch (SQLException e) {
                if (!isAway(e)) {
                    return;
                }
                if (System.nanoTime() - deadline > 0) {
                    throw new RetriableException("The database server is away: " + e.getMessage(), e);
                }
            }
            pause();
        }
    }

    private static boolean isAway(SQLException problem) {
        var state = String.valueOf(problem.getSQLState());
        return state.equals(IS_STARTING) || (state.startsWith(NOT_CONNECTED) && !state.equals(REJECTED));
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RetriableException("Interrupted while the database server was away", e);
        }
    }
}
