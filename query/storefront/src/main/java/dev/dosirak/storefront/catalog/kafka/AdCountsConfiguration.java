package dev.dosirak.storefront.catalog.kafka;

import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.job.ScheduledJob;
import dev.dosirak.storefront.StorefrontSettings;
import dev.dosirak.storefront.catalog.AdCounts;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaTemplate;

/// Counts of ads are published every few seconds.
@Configuration(proxyBeanMethods = false)
class AdCountsConfiguration {

    @Bean
    ScheduledJob countsOfAds(
            AdCounts counts,
            KafkaTemplate<String, String> kafka,
            StorefrontSettings settings,
            @Value("${dosirak.kafka.topic-prefix}") String prefix,
            EventJson json,
            Clock clock) {
        var publisher = new AdCountsPublisher(counts, kafka::send, prefix + "storefront.events", json, clock);
        return ScheduledJob.onEveryNode("storefront.ads", settings.countsEvery(), publisher::publish);
    }
}
