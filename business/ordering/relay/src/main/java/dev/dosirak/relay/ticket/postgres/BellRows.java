package dev.dosirak.relay.ticket.postgres;

import static dev.dosirak.relay.ticket.postgres.StoredTickets.utc;

import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.notify.Notifications;
import dev.dosirak.relay.ticket.Bell;
import dev.dosirak.relay.ticket.Switchboard;
import dev.dosirak.relay.ticket.Ticket;
import dev.dosirak.relay.ticket.TicketEvent;
import dev.dosirak.relay.ticket.TicketNames;
import java.time.Clock;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Writes the owner's bells, each with the owner's next number, inside the transaction that changes the ticket.
@Component
class BellRows {

    static final String CHANNEL = "bell";

    private static final String RING = """
            with next as (
                insert into bell_owner as mine (owner_id, last_seq) values (?, 1)
                on conflict (owner_id) do update set last_seq = mine.last_seq + 1
                returning owner_id, last_seq)
            insert into bell (owner_id, seq, at, kind, ring, state, document)
            select owner_id, last_seq, ?, ?, ?, ?, ? from next
            """;

    private final JdbcClient jdbc;
    private final EventJson json;
    private final Clock clock;
    private final Switchboard switchboard;
    private final Notifications notifications;

    BellRows(JdbcClient jdbc, EventJson json, Clock clock, Switchboard switchboard, Notifications notifications) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.switchboard = switchboard;
        this.notifications = notifications;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void ring(TicketEvent news, Ticket.Rung ticket) {
        Bell.Kind.of(news).ifPresent(kind -> {
            var owner = ticket.slip().owner();
            jdbc.sql(RING)
                    .params(
                            owner,
                            utc(clock.instant()),
                            kind.word(),
                            ringOf(kind, ticket),
                            TicketNames.STATES.nameOf(ticket),
                            json.write(ticket))
                    .update();
            wakeAfterCommit(owner);
            notifications.tell(CHANNEL, owner.toString());
        });
    }

    private static int ringOf(Bell.Kind kind, Ticket.Rung ticket) {
        return kind == Bell.Kind.ORDER_PAID && ticket instanceof Ticket.Ringing ringing ? ringing.rings() : 0;
    }

    /// Those of this node need not wait for the database to tell.
    private void wakeAfterCommit(UUID owner) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                switchboard.rang(owner);
            }
        });
    }
}
