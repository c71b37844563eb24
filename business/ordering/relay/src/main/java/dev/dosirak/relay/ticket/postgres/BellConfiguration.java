package dev.dosirak.relay.ticket.postgres;

import dev.dosirak.platform.kernel.Reachability;
import dev.dosirak.platform.notify.ChannelListener;
import dev.dosirak.platform.sweep.DueRows;
import dev.dosirak.platform.sweep.Sweep;
import dev.dosirak.relay.ticket.Switchboard;
import dev.dosirak.relay.ticket.TicketDesk;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// How a node learns what other nodes have written, and what time has brought.
@Configuration(proxyBeanMethods = false)
class BellConfiguration {

    /// A hint may be lost; then a terminal waits for this long.
    private static final Duration LOOK_ANYWAY = Duration.ofSeconds(5);

    private static final String WATCH = "relay.watch";
    private static final Duration WATCH_EVERY = Duration.ofSeconds(1);
    private static final Duration FIGURES = Duration.ofSeconds(10);

    @Bean
    ChannelListener bellsOfAllNodes(Switchboard switchboard) {
        return new ChannelListener(
                BellRows.CHANNEL, owner -> switchboard.rang(UUID.fromString(owner)), switchboard::listenToOtherNodes);
    }

    @Bean
    Sweep bellsNobodyToldUsOf(Switchboard switchboard) {
        return Sweep.onEveryNode("relay.bells-of-other-nodes", LOOK_ANYWAY, switchboard::listenToOtherNodes);
    }

    @Bean
    DueRows dueTickets(JdbcClient jdbc) {
        return new DueRows(jdbc, "ticket", "order_id");
    }

    /// The five-minute watch, and the ringing until somebody acknowledges. While nobody can reach us nothing is due:
    /// what was looked at in vain would be set aside for long.
    @Bean
    Sweep watch(DueRows dueTickets, TicketDesk desk, Reachability reachability, MeterRegistry meters) {
        var watch = dueTickets.each(WATCH, WATCH_EVERY, desk::watch, meters);
        return Sweep.onEveryNode(WATCH, WATCH_EVERY, () -> {
            if (reachability.since().isPresent()) {
                watch.work().run();
            }
        });
    }

    @Bean
    Sweep timeThatWasOurs(JdbcClient jdbc, Reachability reachability, TicketDesk desk) {
        return new Sweep("relay.time-again", WATCH_EVERY, new TimeAgain(jdbc, reachability, desk)::look);
    }

    @Bean
    Sweep ticketsLeftLying(DueRows dueTickets, MeterRegistry meters) {
        return dueTickets.shownAs(WATCH, meters, FIGURES);
    }
}
