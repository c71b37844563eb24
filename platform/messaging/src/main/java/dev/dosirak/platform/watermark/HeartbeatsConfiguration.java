package dev.dosirak.platform.watermark;

import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.job.ScheduledJob;
import dev.dosirak.platform.outbox.OutboxRepublisher;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/// For services that have an outbox: who reads their stream hears up to when everything is published.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KafkaProperties.class)
public class HeartbeatsConfiguration {

    private static final Duration HEARTBEAT = Duration.ofSeconds(3);

    @Bean
    OwnTopic ownTopic(
            @Value("${spring.application.name}") String service,
            @Value("${dosirak.kafka.topic-prefix:}") String prefix,
            KafkaProperties kafka) {
        return new OwnTopic(prefix + service + ".events", kafka.buildAdminProperties());
    }

    @Bean
    ScheduledJob heartbeat(
            @Value("${spring.application.name}") String service,
            OwnTopic topic,
            OutboxRepublisher outboxRepublisher,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            EventJson json) {
        var heartbeats = new Heartbeats(service, topic, outboxRepublisher, jdbc, transactions, json);
        return new ScheduledJob("outbox.heartbeat", HEARTBEAT, heartbeats::send);
    }
}
