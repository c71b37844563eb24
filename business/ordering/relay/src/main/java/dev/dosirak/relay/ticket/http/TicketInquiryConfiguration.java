package dev.dosirak.relay.ticket.http;

import dev.dosirak.platform.job.DueRows;
import dev.dosirak.platform.job.ScheduledJob;
import dev.dosirak.platform.subscription.FactReceiver;
import dev.dosirak.platform.subscription.Subscription;
import dev.dosirak.platform.sync.DataOwner;
import dev.dosirak.platform.sync.Inquiry;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class TicketInquiryConfiguration {

    private static final Duration INTERVAL = Duration.ofSeconds(2);

    @Bean
    TicketInquiry ticketInquiry(
            JdbcClient jdbc, DataOwner orders, Subscription orderEvents, FactReceiver factReceiver) {
        var due = new DueRows(jdbc, "ticket", "order_id", "ask_due", "ask_set_aside_until");
        return new TicketInquiry(due, jdbc, new Inquiry(orders, orderEvents, factReceiver));
    }

    @Bean
    ScheduledJob ticketsInDoubt(TicketInquiry ticketInquiry) {
        return new ScheduledJob("relay.ask", INTERVAL, ticketInquiry::ask);
    }
}
