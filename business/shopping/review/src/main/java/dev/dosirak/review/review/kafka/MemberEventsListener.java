package dev.dosirak.review.review.kafka;

import dev.dosirak.platform.departure.Departures;
import dev.dosirak.platform.subscription.Subscription;
import dev.dosirak.review.review.CustomerReviews;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What a customer who left has said stays, without the customer.
@Configuration(proxyBeanMethods = false)
class MemberEventsListener {

    @Bean
    Subscription memberEvents(Departures departures, CustomerReviews customerReviews) {
        return departures.subscription("review.departures", it -> {
            if (it.isOf("customer")) {
                customerReviews.anonymizeAllOf(it.memberId());
            }
        });
    }
}
