package dev.dosirak.ad.campaign.kafka;

import dev.dosirak.ad.campaign.Advertiser;
import dev.dosirak.platform.departure.Departures;
import dev.dosirak.platform.subscription.Subscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The campaigns of an owner who left are over.
@Configuration(proxyBeanMethods = false)
class MemberEventsListener {

    @Bean
    Subscription memberEvents(Departures departures, Advertiser advertiser) {
        return departures.subscription("ad.departures", it -> {
            if (it.isOf("owner")) {
                advertiser.endAllOf(it.memberId());
            }
        });
    }
}
