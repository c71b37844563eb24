package dev.dosirak.relay.ticket.http;

import dev.dosirak.platform.subscription.Intake;
import dev.dosirak.platform.subscription.Subscription;
import dev.dosirak.platform.sweep.DueRows;
import dev.dosirak.platform.sweep.Sweep;
import dev.dosirak.platform.sync.Inquiry;
import dev.dosirak.platform.sync.Owner;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class AskingConfiguration {

    private static final Duration LOOK = Duration.ofSeconds(2);

    @Bean
    Asking asking(JdbcClient jdbc, Owner orders, Subscription orderEvents, Intake intake) {
        var due = new DueRows(jdbc, "ticket", "order_id", "ask_due", "ask_set_aside_until");
        return new Asking(due, jdbc, new Inquiry(orders, orderEvents, intake));
    }

    @Bean
    Sweep ticketsInDoubt(Asking asking) {
        return new Sweep("relay.ask", LOOK, asking::ask);
    }
}
