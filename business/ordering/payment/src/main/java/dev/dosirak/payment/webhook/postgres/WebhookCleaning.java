package dev.dosirak.payment.webhook.postgres;

import dev.dosirak.platform.job.ScheduledJob;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class WebhookCleaning {

    private static final Duration EVERY = Duration.ofHours(1);

    @Bean
    ScheduledJob answeredWebhooks(PostgresWebhookInquiries inquiries) {
        return new ScheduledJob("payment.webhooks-answered", EVERY, inquiries::forget);
    }
}
