package dev.dosirak.ad.shop.kafka;

import dev.dosirak.platform.subscription.Subscription;
import dev.dosirak.platform.sync.Notice;
import dev.dosirak.platform.sync.Replica;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Shops are approved and move; our copy follows.
@Configuration(proxyBeanMethods = false)
class ShopEventsListener {

    @Bean
    Subscription shopEvents(Replica shopReplica) {
        return Subscription.of("ad.shop", "shop").on("shop.changed.v1", Notice.class, shopReplica::heard);
    }
}
