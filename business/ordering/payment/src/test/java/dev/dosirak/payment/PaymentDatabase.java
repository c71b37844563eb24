package dev.dosirak.payment;

import dev.dosirak.platform.embedded.TestInfrastructure;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/// A database of a test's own, with the tables of payment.
public final class PaymentDatabase {

    private PaymentDatabase() {}

    /// @param name to tell it from others by
    public static PGSimpleDataSource create(String name) {
        var source = createEmpty(name);
        migrate(source, "latest");
        return source;
    }

    public static PGSimpleDataSource createEmpty(String name) {
        var database = TestInfrastructure.get().newDatabase(name);
        var source = new PGSimpleDataSource();
        source.setUrl(database.jdbcUrl());
        source.setUser(database.username());
        source.setPassword(database.password());
        return source;
    }

    /// @param target the version of payment's tables, or `latest`
    public static void migrate(PGSimpleDataSource source, String target) {
        Flyway.configure()
                .dataSource(source)
                .placeholders(Map.of("service", "payment"))
                .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
                .locations("classpath:db/platform/outbox", "classpath:db/platform/eventstore", "classpath:db/payment")
                .target(target)
                .load()
                .migrate();
    }
}
