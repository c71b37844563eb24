package dev.dosirak.storefront.window.kafka;

import dev.dosirak.platform.subscription.Subscription;
import dev.dosirak.platform.sync.Notice;
import dev.dosirak.platform.sync.Replica;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Hears that a shop has changed.
@Configuration(proxyBeanMethods = false)
class ShopEventsListener {

    private record Changed(UUID id, long version) {}

    @Bean
    Subscription shopEvents(Replica replica) {
        return Subscription.of("storefront.window", "shop")
                .on("shop.changed.v1", Changed.class, it -> replica.heard(new Notice(it.id(), it.version())));
    }
}
