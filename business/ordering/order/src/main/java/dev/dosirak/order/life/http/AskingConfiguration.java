package dev.dosirak.order.life.http;

import dev.dosirak.order.life.Awaited;
import dev.dosirak.order.life.Waits;
import dev.dosirak.platform.outbox.Unheard;
import dev.dosirak.platform.subscription.Intake;
import dev.dosirak.platform.subscription.Subscription;
import dev.dosirak.platform.sweep.Sweep;
import dev.dosirak.platform.sync.Inquiry;
import dev.dosirak.platform.sync.Owner;
import java.time.Duration;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Whom to ask, and how what he says is applied: as it is when it is heard.
@Configuration(proxyBeanMethods = false)
class AskingConfiguration {

    private static final Duration LOOK = Duration.ofSeconds(2);

    @Bean
    Asking asking(
            Waits waits,
            Owner payments,
            Subscription paymentEvents,
            Owner tickets,
            Subscription relayEvents,
            Owner deliveries,
            Subscription deliveryEvents,
            Intake intake,
            Unheard unheard) {
        return new Asking(
                waits,
                Map.of(
                        Awaited.PAYMENT, new Inquiry(payments, paymentEvents, intake),
                        Awaited.RELAY, new Inquiry(tickets, relayEvents, intake),
                        Awaited.DELIVERY, new Inquiry(deliveries, deliveryEvents, intake)),
                unheard);
    }

    @Bean
    Sweep ordersThatWaitTooLong(Asking asking) {
        return new Sweep("order.ask", LOOK, asking::ask);
    }
}
