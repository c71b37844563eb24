package dev.dosirak.platform.postgres;

import dev.dosirak.platform.events.EventsConfiguration;
import dev.dosirak.platform.job.JobScheduler;
import dev.dosirak.platform.job.ScheduledJob;
import dev.dosirak.platform.kernel.Transactions;
import dev.dosirak.platform.lease.Leases;
import dev.dosirak.platform.loop.Supervisor;
import dev.dosirak.platform.notify.NotifyConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.api.Location;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.health.DataSourceHealthContributorAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.metrics.DataSourcePoolMetricsAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizationAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/// A PostgreSQL database of the service's own: migrated at start, with transactions, leases and sweeps.
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    DataSourceHealthContributorAutoConfiguration.class,
    DataSourcePoolMetricsAutoConfiguration.class,
    FlywayAutoConfiguration.class,
    JdbcClientAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    TransactionManagerCustomizationAutoConfiguration.class,
})
@Import({EventsConfiguration.class, NotifyConfiguration.class})
public class PostgresConfiguration {

    @Bean
    Transactions springTransactions(PlatformTransactionManager transactions) {
        return new SpringTransactions(transactions);
    }

    /// The tables that every service with a database has; in migrations `${service}` is whose database it is.
    @Bean
    FlywayConfigurationCustomizer tablesOfThePlatform(@Value("${spring.application.name}") String service) {
        return flyway -> flyway.placeholders(Map.of("service", service))
                .locations(Stream.concat(
                                Arrays.stream(flyway.getLocations()).map(Location::getDescriptor),
                                Stream.of("classpath:db/platform/lease"))
                        .toArray(String[]::new));
    }

    @Bean
    PostgresMigration postgresMigration(
            @Value("${spring.application.name}") String service, @Value("${dosirak.migrating:}") String folder) {
        return new PostgresMigration(folder.isEmpty() ? Optional.empty() : Optional.of(Path.of(folder, service)));
    }

    @Bean
    Leases leases(JdbcClient jdbc) {
        return new Leases(jdbc);
    }

    @Bean
    JobScheduler jobScheduler(
            ObjectProvider<ScheduledJob> scheduledJobs, Supervisor supervisor, Leases leases, MeterRegistry meters) {
        return new JobScheduler(supervisor, Optional.of(leases), meters)
                .run(scheduledJobs.stream().toList());
    }
}
