package dev.dosirak.platform.outbox;

import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.job.ScheduledJob;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/// For services with the tables `db/platform/outbox`: what they publish, and what is published once more.
@Configuration(proxyBeanMethods = false)
public class OutboxConfiguration {

    /// Often, since how far the outbox has been read is known by what changes from one look to the next.
    private static final Duration LOOK_AT_READER = Duration.ofSeconds(30);

    private static final Duration REPUBLISH = Duration.ofSeconds(1);

    @Bean
    Outbox outbox(@Value("${spring.application.name}") String service, JdbcClient jdbc, EventJson json, Clock clock) {
        return new PostgresOutbox(service, jdbc, json, clock);
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
    ScheduledJob outboxRetention(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        return new ScheduledJob(
                "outbox.retention", LOOK_AT_READER, new OutboxRetention(jdbc, transactions, clock)::run);
    }

    @Bean
    ScheduledJob outboxRepublishing(OutboxRepublisher outboxRepublisher) {
        return new ScheduledJob("outbox.retelling", REPUBLISH, outboxRepublisher::publishNext)
                .when(outboxRepublisher::isRunning);
    }

    @Bean
    ScheduledJob redeliveryMetrics(Redelivery redelivery, MeterRegistry meters) {
        return redelivery.metricsJob(meters);
    }
}
