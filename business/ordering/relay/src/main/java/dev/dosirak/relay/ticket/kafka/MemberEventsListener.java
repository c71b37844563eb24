package dev.dosirak.relay.ticket.kafka;

import dev.dosirak.platform.departure.Departures;
import dev.dosirak.platform.subscription.Subscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// An owner who left answers nothing and hears nothing more. That is remembered, and nothing else to be done: what
/// rings for them runs out of time, and their streams end by it.
@Configuration(proxyBeanMethods = false)
class MemberEventsListener {

    @Bean
    Subscription memberEvents(Departures departures) {
        return departures.subscription("relay.departures", _ -> {});
    }
}
