package dev.dosirak.relay;

import dev.dosirak.platform.clock.DatabaseClock;
import dev.dosirak.platform.kernel.Reachability;
import dev.dosirak.platform.kernel.ServiceToken;
import dev.dosirak.platform.push.StreamSettings;
import dev.dosirak.platform.push.StreamSettings.Framing;
import dev.dosirak.platform.sync.HttpOwner;
import dev.dosirak.platform.sync.Owner;
import dev.dosirak.relay.ticket.Patience;
import dev.dosirak.relay.ticket.TicketDesk;
import dev.dosirak.relay.ticket.Tickets;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Plugs the outside into the inside. Adapters find themselves; use cases are built here, so that they need no
/// Spring.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RelaySettings.class)
class RelayConfiguration {

    @Bean
    Patience patience(RelaySettings settings) {
        return new Patience(settings.answerWithin(), settings.ringAgainAfter());
    }

    @Bean
    TicketDesk ticketDesk(Tickets tickets, Patience patience, Reachability reachability, JdbcClient jdbc) {
        return new TicketDesk(tickets, patience, reachability, new DatabaseClock(jdbc));
    }

    @Bean
    StreamSettings streamSettings(RelaySettings settings) {
        return new StreamSettings(
                settings.terminalsPerOwner(), settings.heartbeat(), settings.notificationsKept(), Framing.NUMBER_FIRST);
    }

    @Bean
    Owner orders(RelaySettings settings, ServiceToken token) {
        return new HttpOwner(settings.orderService(), "orders", token.to("order"));
    }
}
