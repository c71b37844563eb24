package dev.dosirak.delivery.dispatch.kafka;

import dev.dosirak.delivery.dispatch.Absences;
import dev.dosirak.delivery.dispatch.DeliveryContactDetails;
import dev.dosirak.delivery.rider.RiderId;
import dev.dosirak.platform.departure.Departures;
import dev.dosirak.platform.subscription.Subscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// A rider who left fetches nothing more; where a customer who left lives is forgotten.
@Configuration(proxyBeanMethods = false)
class MemberEventsListener {

    @Bean
    Subscription memberEvents(Departures departures, Absences absences, DeliveryContactDetails deliveryContactDetails) {
        return departures.subscription("delivery.departures", it -> {
            if (it.isOf("rider")) {
                absences.removeRider(new RiderId(it.memberId()));
            } else if (it.isOf("customer")) {
                deliveryContactDetails.eraseOfDepartedCustomers();
            }
        });
    }
}
