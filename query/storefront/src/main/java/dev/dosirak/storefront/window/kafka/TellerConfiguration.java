package dev.dosirak.storefront.window.kafka;

import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.sweep.Sweep;
import dev.dosirak.platform.sweep.Sweeper;
import dev.dosirak.storefront.StorefrontSettings;
import dev.dosirak.storefront.window.AdCounts;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaTemplate;

/// Counts of ads are told every few seconds.
@Configuration(proxyBeanMethods = false)
class TellerConfiguration {

    @Bean
    Sweeper countsSweeper(
            AdCounts counts,
            KafkaTemplate<String, String> kafka,
            StorefrontSettings settings,
            @Value("${dosirak.kafka.topic-prefix}") String prefix,
            EventJson json,
            Clock clock,
            MeterRegistry meters) {
        var teller = new AdCountsTeller(counts, kafka::send, prefix + "storefront.events", json, clock);
        return new Sweeper(
                "storefront-counts",
                List.of(new Sweep("storefront.ads", settings.countsEvery(), teller::tell)),
                meters);
    }
}
