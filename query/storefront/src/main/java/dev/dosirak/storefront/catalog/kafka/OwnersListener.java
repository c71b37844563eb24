package dev.dosirak.storefront.catalog.kafka;

import dev.dosirak.platform.subscription.Subscription;
import dev.dosirak.platform.sync.Notice;
import dev.dosirak.platform.sync.Replica;
import dev.dosirak.platform.watermark.Watermarks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Receives that a shop, what is said of it, or a placement has changed.
@Configuration(proxyBeanMethods = false)
class OwnersListener {

    private static final String CONSUMER = "storefront.catalog";

    @Bean
    Subscription shopEvents(Replica shops, Watermarks watermarks) {
        shops.useReceivedUpTo(() -> watermarks.receivedUpTo(CONSUMER, "shop"));
        return Subscription.of(CONSUMER, "shop")
                .on("shop.changed.v1", Notice.class, shops::received)
                .whenSkipped(shops::refresh);
    }

    @Bean
    Subscription reviewEvents(Replica reviews, Watermarks watermarks) {
        reviews.useReceivedUpTo(() -> watermarks.receivedUpTo(CONSUMER, "review"));
        return Subscription.of(CONSUMER, "review")
                .on("review.changed.v1", Notice.class, reviews::received)
                .whenSkipped(reviews::refresh);
    }

    @Bean
    Subscription adEvents(Replica ads, Watermarks watermarks) {
        ads.useReceivedUpTo(() -> watermarks.receivedUpTo(CONSUMER, "ad"));
        return Subscription.of(CONSUMER, "ad")
                .on("ad.changed.v1", Notice.class, ads::received)
                .whenSkipped(ads::refresh);
    }
}
