package dev.dosirak.order.lifecycle.http;

import dev.dosirak.order.lifecycle.AwaitedService;
import dev.dosirak.order.lifecycle.WaitingOrders;
import dev.dosirak.platform.job.ScheduledJob;
import dev.dosirak.platform.outbox.Redelivery;
import dev.dosirak.platform.subscription.FactReceiver;
import dev.dosirak.platform.subscription.Subscription;
import dev.dosirak.platform.sync.DataOwner;
import dev.dosirak.platform.sync.Inquiry;
import java.time.Duration;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Whom to ask, and how what he says is applied: as it is when it is received.
@Configuration(proxyBeanMethods = false)
class OverdueOrderInquiryConfiguration {

    private static final Duration INTERVAL = Duration.ofSeconds(2);

    @Bean
    OverdueOrderInquiry overdueOrderInquiry(
            WaitingOrders waitingOrders,
            DataOwner payments,
            Subscription paymentEvents,
            DataOwner tickets,
            Subscription relayEvents,
            DataOwner deliveries,
            Subscription deliveryEvents,
            FactReceiver factReceiver,
            Redelivery redelivery) {
        return new OverdueOrderInquiry(
                waitingOrders,
                Map.of(
                        AwaitedService.PAYMENT, new Inquiry(payments, paymentEvents, factReceiver),
                        AwaitedService.RELAY, new Inquiry(tickets, relayEvents, factReceiver),
                        AwaitedService.DELIVERY, new Inquiry(deliveries, deliveryEvents, factReceiver)),
                redelivery);
    }

    @Bean
    ScheduledJob ordersThatWaitTooLong(OverdueOrderInquiry overdueOrderInquiry) {
        return new ScheduledJob("order.ask", INTERVAL, overdueOrderInquiry::ask);
    }
}
