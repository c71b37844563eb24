package dev.dosirak.payment;

import dev.dosirak.platform.testing.TestDatabases;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/// A database of a test's own, with the tables of payment.
public final class PaymentDatabase {

    private PaymentDatabase() {}

    /// @param name to tell it from others by
    public static DataSource create(String name) {
        var source = createEmpty(name);
        migrate(source, "latest");
        return source;
    }

    public static DataSource createEmpty(String name) {
        return TestDatabases.empty(name);
    }

    /// @param target the version of payment's tables, or `latest`
    public static void migrate(DataSource source, String target) {
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
