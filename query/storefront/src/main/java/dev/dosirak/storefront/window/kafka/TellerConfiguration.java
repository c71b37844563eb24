package dev.dosirak.storefront.window.kafka;

import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.sweep.Sweep;
import dev.dosirak.storefront.StorefrontSettings;
import dev.dosirak.storefront.window.AdCounts;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaTemplate;

/// Counts of ads are told every few seconds.
@Configuration(proxyBeanMethods = false)
class TellerConfiguration {

    @Bean
    Sweep countsOfAds(
            AdCounts counts,
            KafkaTemplate<String, String> kafka,
            StorefrontSettings settings,
            @Value("${dosirak.kafka.topic-prefix}") String prefix,
            EventJson json,
            Clock clock) {
        var teller = new AdCountsTeller(counts, kafka::send, prefix + "storefront.events", json, clock);
        return Sweep.onEveryNode("storefront.ads", settings.countsEvery(), teller::tell);
    }
}
