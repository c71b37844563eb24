package dev.dosirak.platform.testing;

import dev.dosirak.platform.embedded.TestInfrastructure;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// Databases of their own for tests that need no whole service.
public final class TestDatabases {

    private TestDatabases() {}

    /// One without a table.
    public static DriverManagerDataSource empty(String name) {
        var database = TestInfrastructure.get().newDatabase(name);
        return new DriverManagerDataSource(database.jdbcUrl(), database.username(), database.password());
    }

    /// @param tables of the platform, as `outbox`: a folder of `db/platform`
    public static DriverManagerDataSource with(String name, String... tables) {
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
}
