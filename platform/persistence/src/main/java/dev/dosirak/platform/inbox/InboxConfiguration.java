package dev.dosirak.platform.inbox;

import dev.dosirak.platform.job.ScheduledJob;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/// For services with the tables `db/platform/inbox`: each event is applied once, however often it arrives.
@Configuration(proxyBeanMethods = false)
public class InboxConfiguration {

    private static final Duration HOUSEKEEPING = Duration.ofMinutes(10);

    @Bean
    Inbox inbox(JdbcClient jdbc) {
        return new PostgresInbox(jdbc);
    }

    @Bean
    ScheduledJob inboxRetention(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        return new ScheduledJob("inbox.retention", HOUSEKEEPING, new InboxRetention(jdbc, transactions, clock)::run);
    }
}
