package dev.dosirak.platform.postgres;

import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.inbox.InboxRetention;
import dev.dosirak.platform.inbox.PostgresInbox;
import dev.dosirak.platform.job.JobScheduler;
import dev.dosirak.platform.job.ScheduledJob;
import dev.dosirak.platform.kernel.Transactions;
import dev.dosirak.platform.lease.Leases;
import dev.dosirak.platform.loop.Supervisor;
import dev.dosirak.platform.outbox.Outbox;
import dev.dosirak.platform.outbox.OutboxRepublisher;
import dev.dosirak.platform.outbox.OutboxRetention;
import dev.dosirak.platform.outbox.PostgresOutbox;
import dev.dosirak.platform.outbox.Redelivery;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.api.Location;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

@Configuration(proxyBeanMethods = false)
class PostgresConfiguration {

    private static final Duration HOUSEKEEPING = Duration.ofMinutes(10);

    /// Often, since how far the outbox has been read is known by what changes from one look to the next.
    private static final Duration LOOK_AT_READER = Duration.ofSeconds(30);

    private static final Duration REPUBLISH = Duration.ofSeconds(1);

    @Bean
    Outbox outbox(@Value("${spring.application.name}") String service, JdbcClient jdbc, EventJson json, Clock clock) {
        return new PostgresOutbox(service, jdbc, json, clock);
    }

    @Bean
    Transactions springTransactions(PlatformTransactionManager transactions) {
        return new SpringTransactions(transactions);
    }

    @Bean
    PostgresInbox inbox(JdbcClient jdbc) {
        return new PostgresInbox(jdbc);
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
    Leases leases(JdbcClient jdbc) {
        return new Leases(jdbc);
    }

    @Bean
    OutboxRepublisher outboxRepublisher(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            @Value("${dosirak.outbox.told-again-after-loss:1h}") Duration lately) {
        return new OutboxRepublisher(jdbc, transactions, lately);
    }

    @Bean
    Redelivery redelivery(
            JdbcClient jdbc, PlatformTransactionManager transactions, OutboxRepublisher outboxRepublisher) {
        return new Redelivery(jdbc, transactions, outboxRepublisher);
    }

    @Bean
    JobScheduler jobScheduler(
            FlywayProperties flyway,
            List<ScheduledJob> scheduledJobs,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Clock clock,
            Supervisor supervisor,
            Leases leases,
            OutboxRepublisher outboxRepublisher,
            Redelivery redelivery,
            MeterRegistry meters) {
        var has = flyway.getLocations();
        var housekeeping = Stream.<ScheduledJob>builder();
        if (has.contains("classpath:db/platform/outbox")) {
            var outbox = new OutboxRetention(jdbc, transactions, clock);
            housekeeping.add(new ScheduledJob("outbox.retention", LOOK_AT_READER, outbox::run));
            housekeeping.add(new ScheduledJob("outbox.retelling", REPUBLISH, outboxRepublisher::publishNext)
                    .when(outboxRepublisher::isRunning));
            housekeeping.add(redelivery.metricsJob(meters));
        }
        if (has.contains("classpath:db/platform/inbox")) {
            var inbox = new InboxRetention(jdbc, transactions, clock);
            housekeeping.add(new ScheduledJob("inbox.retention", HOUSEKEEPING, inbox::run));
        }
        return new JobScheduler(supervisor, Optional.of(leases), meters)
                .run(Stream.concat(scheduledJobs.stream(), housekeeping.build()).toList());
    }
}
