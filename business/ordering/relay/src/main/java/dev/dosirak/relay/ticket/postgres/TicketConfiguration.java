package dev.dosirak.relay.ticket.postgres;

import static dev.dosirak.relay.ticket.TicketNames.STATES;

import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.job.DueRows;
import dev.dosirak.platform.job.ScheduledJob;
import dev.dosirak.platform.kernel.Reachability;
import dev.dosirak.platform.notify.ChannelPublisher;
import dev.dosirak.platform.push.NotificationStore;
import dev.dosirak.platform.push.NotificationTable;
import dev.dosirak.platform.push.NotificationTable.Counter;
import dev.dosirak.platform.push.StreamRegistry;
import dev.dosirak.relay.ticket.Ticket;
import dev.dosirak.relay.ticket.TicketCommands;
import dev.dosirak.relay.ticket.TicketNotification;
import dev.dosirak.relay.ticket.TicketNotification.Kind;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Where owners' notifications lie, and how a node learns what time has brought.
@Configuration(proxyBeanMethods = false)
class TicketConfiguration {

    private static final String WATCH = "relay.watch";
    private static final Duration WATCH_EVERY = Duration.ofSeconds(1);
    private static final Duration FIGURES = Duration.ofSeconds(10);

    /// The ticket itself is kept, not what its owner sees of it: that grows less with time.
    @Bean
    NotificationStore<TicketNotification> ticketNotifications(
            JdbcClient jdbc, ChannelPublisher hints, StreamRegistry streams, EventJson json) {
        var table = new NotificationTable<TicketNotification>(
                "bell",
                "owner_id",
                "seq",
                Counter.inOwnTable("bell_owner", "owner_id", "last_seq"),
                List.of("kind", "ring", "state", "document"),
                it -> List.of(
                        Kind.NAMES.nameOf(it.kind()), it.ring(), STATES.nameOf(it.ticket()), json.write(it.ticket())),
                (row, _) -> new TicketNotification(
                        Kind.NAMES.constantOf(row.getString("kind")), row.getInt("ring"), (Ticket.Relayed)
                                json.read(row.getString("document"), STATES.typeOf(row.getString("state")))));
        return new NotificationStore<>(jdbc, hints, streams, table);
    }

    @Bean
    DueRows dueTickets(JdbcClient jdbc) {
        return new DueRows(jdbc, "ticket", "order_id");
    }

    /// The five-minute watch, and the ringing until somebody acknowledges. While nobody can reach us nothing
    /// is due: what was looked at in vain would be set aside for long.
    @Bean
    ScheduledJob watch(
            DueRows dueTickets, TicketCommands ticketCommands, Reachability reachability, MeterRegistry meters) {
        var watch = dueTickets.handlerJob(WATCH, WATCH_EVERY, ticketCommands::watch, meters);
        return ScheduledJob.onEveryNode(WATCH, WATCH_EVERY, () -> {
            if (reachability.since().isPresent()) {
                watch.work().run();
            }
        });
    }

    @Bean
    ScheduledJob deadlineExtension(JdbcClient jdbc, Reachability reachability, TicketCommands ticketCommands) {
        return new ScheduledJob(
                "relay.time-again", WATCH_EVERY, new DeadlineExtension(jdbc, reachability, ticketCommands)::run);
    }

    @Bean
    ScheduledJob ticketsLeftLying(DueRows dueTickets, MeterRegistry meters) {
        return dueTickets.metricsJob(WATCH, meters, FIGURES);
    }
}
