package dev.dosirak.ad.campaign.kafka;

import dev.dosirak.ad.campaign.AdCount;
import dev.dosirak.ad.campaign.AdCounter;
import dev.dosirak.platform.subscription.Subscription;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Ads are seen where nobody waits for us; the counts come afterwards.
@Configuration(proxyBeanMethods = false)
class StorefrontEventsListener {

    /// A count touches the rows of its own campaign only, which is its key.
    @Bean
    Subscription storefrontEvents(AdCounter adCounter) {
        return Subscription.of("ad.campaign", "storefront")
                .sharingTransactions()
                .on(
                        "storefront.ads-counted.v1",
                        AdsCounted.class,
                        it -> adCounter.count(it.campaignId(), new AdCount(it.day(), it.impressions(), it.clicks())))
                .on(
                        "storefront.ad-clicked.v1",
                        AdClicked.class,
                        it -> adCounter.count(it.campaignId(), new AdCount(it.day(), 0, 1)));
    }

    record AdClicked(UUID campaignId, LocalDate day) {}

    record AdsCounted(UUID campaignId, LocalDate day, int impressions, int clicks) {}
}
