package dev.dosirak.relay.ticket.postgres;

import static dev.dosirak.relay.ticket.postgres.TicketColumns.utc;

import dev.dosirak.platform.kernel.Reachability;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.relay.ticket.TicketCommands;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Whoever was being asked when nobody could reach us sees the new deadline as soon as that is over, and not only
/// when the old one would have been decided on.
final class DeadlineExtension {

    private static final Logger log = LoggerFactory.getLogger(DeadlineExtension.class);
    private static final String BEING_ASKED =
            "select order_id from ticket where state in ('ringing', 'acknowledged') and rung_at < ?";

    private final JdbcClient jdbc;
    private final Reachability reachability;
    private final TicketCommands ticketCommands;
    private Instant done = Instant.MIN;

    DeadlineExtension(JdbcClient jdbc, Reachability reachability, TicketCommands ticketCommands) {
        this.jdbc = jdbc;
        this.reachability = reachability;
        this.ticketCommands = ticketCommands;
    }

    void run() {
        reachability.since().filter(it -> !it.equals(done)).ifPresent(since -> {
            jdbc.sql(BEING_ASKED)
                    .param(utc(since))
                    .query((row, _) -> row.getObject(1, UUID.class))
                    .list()
                    .forEach(it -> extend(it, since));
            done = since;
        });
    }

    /// What fails here is given its time when the watch comes to it.
    private void extend(UUID order, Instant since) {
        try {
            ticketCommands.extendDeadline(order, since);
        } catch (Stale e) {
            log.debug("Somebody else has changed the ticket of {}", order);
        } catch (RuntimeException e) {
            log.warn("The ticket of {} shows an old deadline", order, e);
        }
    }
}
