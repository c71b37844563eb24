package dev.dosirak.relay.ticket.postgres;

import static dev.dosirak.relay.ticket.postgres.TicketColumns.utc;

import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.eventstore.UnknownStoredType;
import dev.dosirak.platform.kernel.PageCursor;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.TypeNames;
import dev.dosirak.platform.kernel.Versioned;
import dev.dosirak.platform.outbox.Outbox;
import dev.dosirak.platform.push.NotificationStore;
import dev.dosirak.relay.ticket.OrderSummary;
import dev.dosirak.relay.ticket.Ticket;
import dev.dosirak.relay.ticket.TicketEvent;
import dev.dosirak.relay.ticket.TicketNames;
import dev.dosirak.relay.ticket.TicketNotification;
import dev.dosirak.relay.ticket.Tickets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class PostgresTickets implements Tickets {

    private static final TypeNames<Ticket> STATES = TicketNames.STATES;

    private static final String FIND = "select version, state, document from ticket where order_id = ?";

    private static final String INSERT = """
            insert into ticket (order_id, version, owner_id, state, document, rung_at, due, ask_due)
            values (?, ?, ?, ?, ?, ?, ?, case when ? then now() + interval '2 minutes' end)
            on conflict do nothing
            """;

    private static final String UPDATE = """
            update ticket
               set version = ?, state = ?, document = ?, rung_at = ?, due = ?, set_aside_until = null, changed_at = now(),
                   ask_due = case when ? then coalesce(ask_due, now()) end
             where order_id = ? and version = ?
            """;

    private static final String OF_OWNER = """
            select order_id, state, document
              from ticket
             where owner_id = ? and rung_at is not null and (rung_at, order_id) < (?, ?)
             order by rung_at desc, order_id desc
             limit ?
            """;

    private static final String OPEN_OF_OWNER = """
            select order_id, state, document
              from ticket
             where owner_id = ? and state in ('ringing', 'acknowledged') and (rung_at, order_id) < (?, ?)
             order by rung_at desc, order_id desc
             limit ?
            """;

    private final JdbcClient jdbc;
    private final EventJson json;
    private final Outbox outbox;
    private final NotificationStore<TicketNotification> notifications;
    private final Clock clock;

    PostgresTickets(
            JdbcClient jdbc,
            EventJson json,
            Outbox outbox,
            NotificationStore<TicketNotification> notifications,
            Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.outbox = outbox;
        this.notifications = notifications;
        this.clock = clock;
    }

    @Override
    public Versioned<Ticket> find(UUID order) {
        return jdbc.sql(FIND)
                .param(order)
                .query((row, _) -> new Versioned<>(read(order, row), row.getLong("version")))
                .optional()
                .orElseGet(() -> new Versioned<>(new Ticket.Unknown(), 0));
    }

    @Override
    @Transactional(noRollbackFor = Stale.class) // nothing is written by then, and the ticket is decided on again
    public void write(UUID order, Versioned<Ticket> before, TicketEvent event, Ticket after) {
        long version = before.version() + 1;
        if ((version == 1 ? insert(order, after) : update(order, version, after)) == 0) {
            throw new Stale(order);
        }
        if (after instanceof Ticket.Relayed relayed) {
            TicketNotification.of(event, relayed)
                    .ifPresent(it -> notifications.add(relayed.slip().owner(), clock.instant(), it));
        }
        if (after instanceof Ticket.Known known) {
            publish(known.slip(), version, event);
        }
    }

    private void publish(OrderSummary orderSummary, long version, TicketEvent event) {
        PublicEvent.of(orderSummary, event)
                .ifPresent(it -> outbox.publish(PublicEvent.id(orderSummary, it), orderSummary.order(), version, it));
    }

    private int insert(UUID order, Ticket after) {
        return jdbc.sql(INSERT)
                .params(order, 1)
                .param(after instanceof Ticket.Known known ? known.slip().owner() : null)
                .params(STATES.nameOf(after), json.write(after))
                .param(TicketColumns.rungAt(after))
                .param(TicketColumns.due(after))
                .param(TicketColumns.isInDoubt(after))
                .update();
    }

    private int update(UUID order, long version, Ticket after) {
        return jdbc.sql(UPDATE)
                .params(version, STATES.nameOf(after), json.write(after))
                .param(TicketColumns.rungAt(after))
                .param(TicketColumns.due(after))
                .param(TicketColumns.isInDoubt(after))
                .param(order)
                .param(version - 1)
                .update();
    }

    @Override
    public List<Ticket.Relayed> ofOwner(UUID owner, boolean openOnly, PageCursor below, int size) {
        return jdbc.sql(openOnly ? OPEN_OF_OWNER : OF_OWNER)
                .params(owner, utc(below.at()), below.id(), size)
                .query((row, _) -> (Ticket.Relayed) read(row.getObject("order_id", UUID.class), row))
                .list();
    }

    /// A newer node may have written what this one cannot read.
    private Ticket read(UUID order, ResultSet row) throws SQLException {
        var state = row.getString("state");
        var document = row.getString("document");
        try {
            return json.read(document, STATES.typeOf(state));
        } catch (RuntimeException e) {
            throw new UnknownStoredType(order, state, e);
        }
    }
}
