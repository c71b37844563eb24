package dev.dosirak.platform.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.dosirak.platform.embedded.TestDatabase;
import dev.dosirak.platform.embedded.TestInfrastructure;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/// Databases of their own for tests that need no whole service.
public final class TestDatabases {

    private static final int MOST_CONNECTIONS = 24;
    private static final long SHORTEST_IDLE_MILLIS = 10_000;

    private TestDatabases() {}

    /// One without a table.
    public static DataSource empty(String name) {
        return pool(TestInfrastructure.get().newDatabase(name));
    }

    /// @param tables of the platform, as `outbox`: a folder of `db/platform`
    public static DataSource with(String name, String... tables) {
        var source = empty(name);
        Flyway.configure()
                .dataSource(source)
                .locations(Stream.of(tables)
                        .map("classpath:db/platform/%s"::formatted)
                        .toArray(String[]::new))
                .load()
                .migrate();
        return source;
    }

    /// Connections to a database that are kept for some seconds: a new one for each statement takes longer than
    /// what most statements do. Nobody needs to close it.
    public static DataSource pool(TestDatabase database) {
        var config = new HikariConfig();
        config.setJdbcUrl(database.jdbcUrl());
        config.setUsername(database.username());
        config.setPassword(database.password());
        config.setMaximumPoolSize(MOST_CONNECTIONS);
        config.setMinimumIdle(0);
        config.setIdleTimeout(SHORTEST_IDLE_MILLIS);
        return new HikariDataSource(config);
    }
}
