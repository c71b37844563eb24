package dev.dosirak.orderhistory.view.kafka;

import dev.dosirak.orderhistory.view.Doors;
import dev.dosirak.platform.departure.Departures;
import dev.dosirak.platform.subscription.Subscription;
import dev.dosirak.platform.sweep.Sweep;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Where a customer who left lives is forgotten; what they bought for how much is not.
@Configuration(proxyBeanMethods = false)
class MemberEventsListener {

    @Bean
    Subscription memberEvents(Departures departures, Doors doors) {
        return departures.heardBy("order-history.departures", it -> {
            if (it.isOf("customer")) {
                doors.forgetOfThoseWhoLeft();
            }
        });
    }

    /// Orders that were under way when their customers left are over by now.
    @Bean
    Sweep doorsOfThoseWhoLeft(Doors doors) {
        return new Sweep("order-history.doors", Duration.ofMinutes(10), doors::forgetOfThoseWhoLeft);
    }
}
