package dev.dosirak.order.lifecycle.http;

import dev.dosirak.order.lifecycle.WaitingOrders;
import dev.dosirak.order.lifecycle.WaitingOrders.OverdueOrder;
import dev.dosirak.platform.job.ScheduledJob;
import dev.dosirak.platform.outbox.Redelivery;
import dev.dosirak.platform.subscription.FactReceiver;
import dev.dosirak.platform.subscription.Subscription;
import dev.dosirak.platform.sync.DataOwner;
import dev.dosirak.platform.sync.Inquiry;
import dev.dosirak.platform.sync.ReaderInquiry;
import dev.dosirak.platform.sync.ReaderInquiry.Waiting;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Asks whoever has been silent for too long. An order is never given up for silence: whoever was asked knows what
/// was answered, and decides; its answer is lost, under way or still to come. Or our event never reached it: then it
/// is published again.
@Configuration(proxyBeanMethods = false)
class OverdueOrderInquiryConfiguration {

    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final String OUR_STREAM = "order";

    @Bean
    ReaderInquiry paymentInquiry(
            DataOwner payments, Subscription paymentEvents, FactReceiver factReceiver, Redelivery redelivery) {
        return new ReaderInquiry(new Inquiry(payments, paymentEvents, factReceiver), OUR_STREAM, "payment", redelivery);
    }

    @Bean
    ReaderInquiry relayInquiry(
            DataOwner tickets, Subscription relayEvents, FactReceiver factReceiver, Redelivery redelivery) {
        return new ReaderInquiry(new Inquiry(tickets, relayEvents, factReceiver), OUR_STREAM, "relay", redelivery);
    }

    @Bean
    ReaderInquiry deliveryInquiry(
            DataOwner deliveries, Subscription deliveryEvents, FactReceiver factReceiver, Redelivery redelivery) {
        return new ReaderInquiry(
                new Inquiry(deliveries, deliveryEvents, factReceiver), OUR_STREAM, "delivery", redelivery);
    }

    @Bean
    ScheduledJob ordersThatWaitTooLong(
            WaitingOrders waitingOrders,
            ReaderInquiry paymentInquiry,
            ReaderInquiry relayInquiry,
            ReaderInquiry deliveryInquiry) {
        return new ScheduledJob(
                "order.ask",
                INTERVAL,
                () -> waitingOrders.overdue().forEach((awaited, orders) -> {
                    var inquiry = switch (awaited) {
                        case PAYMENT -> paymentInquiry;
                        case RELAY -> relayInquiry;
                        case DELIVERY -> deliveryInquiry;
                    };
                    inquiry.ask(orders.stream()
                            .map(OverdueOrderInquiryConfiguration::waiting)
                            .toList());
                }));
    }

    private static Waiting waiting(OverdueOrder it) {
        return new Waiting(it.order().value(), it.since(), it.knownBefore());
    }
}
