package dev.dosirak.drills.rig;

import dev.dosirak.platform.catalog.Service;
import dev.dosirak.platform.embedded.KafkaAccess;
import dev.dosirak.platform.embedded.KafkaServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/// The services' databases, opened as the services themselves open them.
public final class Stores {

    private final Properties secrets;
    private final boolean isolated;

    Stores(Properties secrets, boolean isolated) {
        this.secrets = secrets;
        this.isolated = isolated;
    }

    /// @throws SQLException when it cannot be reached
    public Connection open(Service service) throws SQLException {
        return DriverManager.getConnection(
                BenchAddresses.database(service, isolated),
                service.role(),
                secrets.getProperty(service.variable() + "_DATASOURCE_PASSWORD", ""));
    }

    /// What a client of the platform's Kafka needs to be let in.
    public Map<String, Object> kafka() {
        var settings = new HashMap<String, Object>();
        settings.putAll(KafkaAccess.of(KafkaServer.USER, secrets.getProperty("KAFKA_PASSWORD", ""))
                .settings());
        settings.put("bootstrap.servers", BenchAddresses.kafka());
        return settings;
    }

    /// Empties a table.
    public void empty(Service service, String table) throws SQLException {
        try (var connection = open(service);
                var statement = connection.createStatement()) {
            statement.execute("truncate " + table);
        }
    }

    /// The first column of the first row.
    public long number(Service service, String sql) throws SQLException {
        try (var connection = open(service);
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
