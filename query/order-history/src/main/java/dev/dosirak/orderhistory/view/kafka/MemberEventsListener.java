package dev.dosirak.orderhistory.view.kafka;

import dev.dosirak.orderhistory.view.ReceiptContactDetails;
import dev.dosirak.platform.departure.Departures;
import dev.dosirak.platform.job.ScheduledJob;
import dev.dosirak.platform.subscription.Subscription;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The address of a customer who left is erased; what they bought for how much is not.
@Configuration(proxyBeanMethods = false)
class MemberEventsListener {

    @Bean
    Subscription memberEvents(Departures departures, ReceiptContactDetails receiptContactDetails) {
        return departures.subscription("order-history.departures", it -> {
            if (it.isOf("customer")) {
                receiptContactDetails.eraseOfDepartedCustomers();
            }
        });
    }

    /// Orders that were under way when their customers left are over by now.
    @Bean
    ScheduledJob contactDetailsOfDepartedCustomers(ReceiptContactDetails receiptContactDetails) {
        return new ScheduledJob(
                "order-history.contact-details",
                Duration.ofMinutes(10),
                receiptContactDetails::eraseOfDepartedCustomers);
    }
}
