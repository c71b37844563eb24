package dev.dosirak.shop.registry.kafka;

import dev.dosirak.platform.departure.Departures;
import dev.dosirak.platform.subscription.Subscription;
import dev.dosirak.shop.registry.Shopkeeper;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The shop of an owner who left takes no orders: nobody could accept them.
@Configuration(proxyBeanMethods = false)
class MemberEventsListener {

    @Bean
    Subscription memberEvents(Departures departures, Shopkeeper shopkeeper) {
        return departures.heardBy("shop.departures", it -> {
            if (it.isOf("owner")) {
                shopkeeper.leaves(it.memberId());
            }
        });
    }
}
