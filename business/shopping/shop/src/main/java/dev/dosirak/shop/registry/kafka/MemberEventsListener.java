package dev.dosirak.shop.registry.kafka;

import dev.dosirak.platform.departure.Departures;
import dev.dosirak.platform.subscription.Subscription;
import dev.dosirak.shop.registry.OwnerShops;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The shop of an owner who left takes no orders: nobody could accept them.
@Configuration(proxyBeanMethods = false)
class MemberEventsListener {

    @Bean
    Subscription memberEvents(Departures departures, OwnerShops ownerShops) {
        return departures.subscription("shop.departures", it -> {
            if (it.isOf("owner")) {
                ownerShops.closeAllOf(it.memberId());
            }
        });
    }
}
