package dev.dosirak.order.life.kafka;

import dev.dosirak.order.life.Doors;
import dev.dosirak.platform.departure.Departures;
import dev.dosirak.platform.subscription.Subscription;
import dev.dosirak.platform.sweep.Sweep;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Where a customer who left lives is forgotten; the bill is kept.
@Configuration(proxyBeanMethods = false)
class MemberEventsListener {

    @Bean
    Subscription memberEvents(Departures departures, Doors doors) {
        return departures.heardBy("order.departures", it -> {
            if (it.isOf("customer")) {
                doors.forgetOfThoseWhoLeft();
            }
        });
    }

    /// Orders that were under way when their customers left are over by now.
    @Bean
    Sweep doorsOfThoseWhoLeft(Doors doors) {
        return new Sweep("order.doors", Duration.ofMinutes(10), doors::forgetOfThoseWhoLeft);
    }
}
