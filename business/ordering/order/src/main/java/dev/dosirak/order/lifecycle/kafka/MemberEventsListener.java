package dev.dosirak.order.lifecycle.kafka;

import dev.dosirak.order.lifecycle.OrderContactDetails;
import dev.dosirak.platform.departure.Departures;
import dev.dosirak.platform.job.ScheduledJob;
import dev.dosirak.platform.subscription.Subscription;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Where a customer who left lives is forgotten; the bill is kept.
@Configuration(proxyBeanMethods = false)
class MemberEventsListener {

    @Bean
    Subscription memberEvents(Departures departures, OrderContactDetails orderContactDetails) {
        return departures.subscription("order.departures", it -> {
            if (it.isOf("customer")) {
                orderContactDetails.eraseOfDepartedCustomers();
            }
        });
    }

    /// Orders that were under way when their customers left are over by now.
    @Bean
    ScheduledJob contactDetailsOfDepartedCustomers(OrderContactDetails orderContactDetails) {
        return new ScheduledJob(
                "order.contact-details", Duration.ofMinutes(10), orderContactDetails::eraseOfDepartedCustomers);
    }
}
