package dev.dosirak.payment.method.kafka;

import dev.dosirak.payment.method.Wallet;
import dev.dosirak.platform.departure.Departures;
import dev.dosirak.platform.subscription.Subscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Members leave, and their cards with them.
@Configuration(proxyBeanMethods = false)
class MemberEventsListener {

    /// The consumer keeps the name that it had before there were departures: what is parked stays under it.
    @Bean
    Subscription memberEvents(Departures departures, Wallet wallet) {
        return departures.subscription("payment.method", it -> wallet.forget(it.memberId()));
    }
}
