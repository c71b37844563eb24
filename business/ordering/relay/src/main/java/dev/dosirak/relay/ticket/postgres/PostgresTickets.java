package dev.dosirak.relay.ticket.postgres;

import static dev.dosirak.relay.ticket.postgres.StoredTickets.utc;

import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Versioned;
import dev.dosirak.platform.outbox.Outbox;
import dev.dosirak.relay.ticket.Ticket;
import dev.dosirak.relay.ticket.TicketEvent;
import dev.dosirak.relay.ticket.Tickets;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class PostgresTickets implements Tickets {

    private static final String FIND = "select version, state, document from ticket where order_id = ?";

    private static final String INSERT = """
            insert into ticket (order_id, version, owner_id, state, document, rung_at, due, ask_due)
            values (?, ?, ?, ?, ?, ?, ?, now() + interval '2 minutes')
            on conflict do nothing
            """;

    private static final String UPDATE = """
            update ticket
               set version = ?, state = ?, document = ?, rung_at = ?, due = ?, set_aside_until = null, changed_at = now(),
                   ask_due = case when ? then coalesce(ask_due, now()) end
             where order_id = ? and version = ?
            """;

    private static final String OF_OWNER = """
            select state, document
              from ticket
             where owner_id = ? and rung_at is not null and (rung_at, order_id) < (?, ?)
             order by rung_at desc, order_id desc
             limit ?
            """;

    private static final String OPEN_OF_OWNER = """
            select state, document
              from ticket
             where owner_id = ? and state in ('ringing', 'acknowledged') and (rung_at, order_id) < (?, ?)
             order by rung_at desc, order_id desc
             limit ?
            """;

    private final JdbcClient jdbc;
    private final EventJson json;
    private final Outbox outbox;
    private final BellRows bells;
    private final StoredTickets stored = new StoredTickets();

    PostgresTickets(JdbcClient jdbc, EventJson json, Outbox outbox, BellRows bells) {
        this.jdbc = jdbc;
        this.json = json;
        this.outbox = outbox;
        this.bells = bells;
    }

    @Override
    public Versioned<Ticket> find(UUID order) {
        return jdbc.sql(FIND)
                .param(order)
                .query((row, _) -> new Versioned<>(
                        read(row.getString("state"), row.getString("document")), row.getLong("version")))
                .optional()
                .orElseGet(() -> new Versioned<>(new Ticket.Unknown(), 0));
    }

    @Override
    @Transactional
    public void write(Versioned<Ticket> before, TicketEvent news, Ticket.Known after) {
        var slip = after.slip();
        long version = before.version() + 1;
        if ((version == 1 ? insert(after) : update(version, after)) == 0) {
            throw new Stale(slip.order());
        }
        if (after instanceof Ticket.Rung rung) {
            bells.ring(news, rung);
        }
        PublicEvent.of(slip, news).ifPresent(it -> outbox.publish(PublicEvent.id(slip, it), slip.order(), version, it));
    }

    private int insert(Ticket.Known after) {
        return jdbc.sql(INSERT)
                .params(after.slip().order(), 1, after.slip().owner(), stored.nameOf(after), json.write(after))
                .param(StoredTickets.rungAt(after))
                .param(StoredTickets.due(after))
                .update();
    }

    private int update(long version, Ticket.Known after) {
        return jdbc.sql(UPDATE)
                .params(version, stored.nameOf(after), json.write(after))
                .param(StoredTickets.rungAt(after))
                .param(StoredTickets.due(after))
                .param(StoredTickets.isInDoubt(after))
                .param(after.slip().order())
                .param(version - 1)
                .update();
    }

    @Override
    public List<Ticket.Rung> ofOwner(UUID owner, boolean openOnly, Mark below, int size) {
        return jdbc.sql(openOnly ? OPEN_OF_OWNER : OF_OWNER)
                .params(owner, utc(below.rungAt()), below.order(), size)
                .query((row, _) -> (Ticket.Rung) read(row.getString("state"), row.getString("document")))
                .list();
    }

    private Ticket read(String state, String document) {
        return json.read(document, stored.classOf(state));
    }
}
