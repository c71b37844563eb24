package dev.dosirak.relay;

import dev.dosirak.platform.clock.DatabaseClock;
import dev.dosirak.platform.kernel.Reachability;
import dev.dosirak.platform.kernel.ServiceToken;
import dev.dosirak.platform.push.StreamSettings;
import dev.dosirak.platform.push.StreamSettings.Framing;
import dev.dosirak.platform.sync.DataOwner;
import dev.dosirak.platform.sync.HttpDataOwner;
import dev.dosirak.relay.ticket.AnswerTimeouts;
import dev.dosirak.relay.ticket.TicketCommands;
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
    AnswerTimeouts answerTimeouts(RelaySettings settings) {
        return new AnswerTimeouts(settings.answerWithin(), settings.ringAgainAfter());
    }

    @Bean
    TicketCommands ticketCommands(
            Tickets tickets, AnswerTimeouts timeouts, Reachability reachability, JdbcClient jdbc) {
        return new TicketCommands(tickets, timeouts, reachability, new DatabaseClock(jdbc));
    }

    @Bean
    StreamSettings streamSettings(RelaySettings settings) {
        return new StreamSettings(
                settings.terminalsPerOwner(), settings.heartbeat(), settings.notificationsKept(), Framing.NUMBER_FIRST);
    }

    @Bean
    DataOwner orders(RelaySettings settings, ServiceToken token) {
        return new HttpDataOwner(settings.orderService(), "orders", token.to("order"));
    }
}
