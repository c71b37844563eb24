package dev.dosirak.search.shops.kafka;

import dev.dosirak.platform.subscription.Subscription;
import dev.dosirak.platform.sync.Notice;
import dev.dosirak.platform.sync.Replica;
import dev.dosirak.platform.watermark.Watermarks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Hears that a shop, what customers think of it, or an ad has changed.
@Configuration(proxyBeanMethods = false)
class OwnersListener {

    @Bean
    Subscription shopEvents(Replica shops, Watermarks watermarks) {
        shops.useReceivedUpTo(() -> watermarks.receivedUpTo("search.shops", "shop"));
        return Subscription.of("search.shops", "shop")
                .on("shop.changed.v1", Notice.class, shops::received)
                .whenSkipped(shops::refresh);
    }

    @Bean
    Subscription reviewEvents(Replica ratings, Watermarks watermarks) {
        ratings.useReceivedUpTo(() -> watermarks.receivedUpTo("search.ratings", "review"));
        return Subscription.of("search.ratings", "review")
                .on("review.changed.v1", Notice.class, ratings::received)
                .whenSkipped(ratings::refresh);
    }

    @Bean
    Subscription adEvents(Replica ads, Watermarks watermarks) {
        ads.useReceivedUpTo(() -> watermarks.receivedUpTo("search.ads", "ad"));
        return Subscription.of("search.ads", "ad")
                .on("ad.changed.v1", Notice.class, ads::received)
                .whenSkipped(ads::refresh);
    }
}
