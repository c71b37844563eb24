package dev.dosirak.payment.webhook.postgres;

import dev.dosirak.platform.days.OldRows;
import dev.dosirak.platform.job.ScheduledJob;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Forgets payments of which no gateway has told anything for a day.
@Configuration(proxyBeanMethods = false)
class WebhookCleaning {

    private static final Duration EVERY = Duration.ofHours(1);
    private static final Duration KEPT = Duration.ofDays(1);

    @Bean
    ScheduledJob oldWebhooks(JdbcClient jdbc, Clock clock) {
        var old = new OldRows(jdbc, "webhook_inquiry", "heard_at");
        return new ScheduledJob(
                "payment.webhooks.retention",
                EVERY,
                () -> old.deleteBefore(clock.instant().minus(KEPT)));
    }
}
