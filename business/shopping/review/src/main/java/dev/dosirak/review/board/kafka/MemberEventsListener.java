package dev.dosirak.review.board.kafka;

import dev.dosirak.platform.departure.Departures;
import dev.dosirak.platform.subscription.Subscription;
import dev.dosirak.review.board.Reviewer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What a customer who left has said stays, without the customer.
@Configuration(proxyBeanMethods = false)
class MemberEventsListener {

    @Bean
    Subscription memberEvents(Departures departures, Reviewer reviewer) {
        return departures.heardBy("review.departures", it -> {
            if (it.isOf("customer")) {
                reviewer.leaves(it.memberId());
            }
        });
    }
}
