package dev.dosirak.relay.ticket.http;

import dev.dosirak.platform.job.DueRows;
import dev.dosirak.platform.job.ScheduledJob;
import dev.dosirak.platform.subscription.FactReceiver;
import dev.dosirak.platform.subscription.ParkedEvents;
import dev.dosirak.platform.subscription.Subscription;
import dev.dosirak.platform.sync.DataOwner;
import dev.dosirak.platform.sync.Inquiry;
import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class TicketInquiryConfiguration {

    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final int AT_ONCE = 300;

    /// What has become of orders that have waited very long for their payment, of those that ring (they may be
    /// off), and of those whose payment was heard before they were.
    @Bean
    ScheduledJob ticketsInDoubt(
            JdbcClient jdbc,
            DataOwner orders,
            Subscription orderEvents,
            FactReceiver factReceiver,
            ParkedEvents parkedEvents) {
        var due = new DueRows(jdbc, "ticket", "order_id", "ask_due", "ask_set_aside_until");
        return new Inquiry(orders, orderEvents, factReceiver)
                .job(
                        "relay.ask",
                        INTERVAL,
                        () -> Stream.of(due.claim(AT_ONCE), parkedEvents.parkedLately(orderEvents.consumer()))
                                .flatMap(it -> it.stream())
                                .toList());
    }
}
