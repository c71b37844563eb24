package dev.dosirak.relay.ticket.postgres;

import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.sync.FactsDocument;
import dev.dosirak.platform.sync.Span;
import dev.dosirak.platform.sync.SyncItem;
import dev.dosirak.platform.sync.SyncSource;
import dev.dosirak.platform.sync.VersionEntry;
import dev.dosirak.relay.ticket.Ticket;
import dev.dosirak.relay.ticket.TicketNames;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The sync domain `tickets`: every ticket as the facts that were published of it, as far as its state says, for
/// whoever waits for one of them too long. `relay.changed.v1` is published only when somebody asks for it, because
/// facts are published once.
@Component
class TicketSource implements SyncSource {

    private static final Logger log = LoggerFactory.getLogger(TicketSource.class);

    private static final String TICKETS = "select order_id, version, state, document from ticket ";
    private static final String FIND = TICKETS + "where order_id in (:ids)";
    private static final String AFTER = TICKETS + "where order_id > ? order by order_id limit ?";
    private static final String CHANGED = TICKETS + "where changed_at >= ? and order_id > ? order by order_id limit ?";
    private static final String VERSIONS =
            "select order_id, version from ticket where order_id > ? order by order_id limit ?";

    private final JdbcClient jdbc;
    private final EventJson json;

    TicketSource(JdbcClient jdbc, EventJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public String domain() {
        return "tickets";
    }

    @Override
    public String noticeType() {
        return "relay.changed.v1";
    }

    @Override
    public List<SyncItem> find(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql(FIND).param("ids", ids).query(this::item).list();
    }

    @Override
    public List<SyncItem> after(UUID cursor, int limit) {
        return jdbc.sql(AFTER).params(cursor, limit).query(this::item).list();
    }

    @Override
    public List<SyncItem> changed(Span span, UUID cursor, int limit) {
        return jdbc.sql(CHANGED)
                .params(TicketColumns.utc(span.from()), cursor, limit)
                .query(this::item)
                .list();
    }

    @Override
    public List<VersionEntry> versions(UUID cursor, int limit) {
        return jdbc.sql(VERSIONS)
                .params(cursor, limit)
                .query((row, _) -> new VersionEntry(row.getObject("order_id", UUID.class), row.getLong("version")))
                .list();
    }

    private SyncItem item(ResultSet row, int number) throws SQLException {
        return item(
                row.getObject("order_id", UUID.class),
                row.getLong("version"),
                row.getString("state"),
                row.getString("document"));
    }

    private SyncItem item(UUID order, long version, String state, String document) {
        try {
            var ticket = json.read(document, TicketNames.STATES.typeOf(state));
            var facts = ticket instanceof Ticket.Relayed relayed
                    ? facts(relayed, version)
                    : List.<FactsDocument.FactEntry>of();
            return new SyncItem(order, version, false, json.write(new FactsDocument(facts)));
        } catch (RuntimeException e) { // one that cannot be read keeps no other from being handed out
            log.error("The ticket of {} cannot be handed out", order, e);
            return SyncItem.refused(order, version, e.toString());
        }
    }

    private static List<FactsDocument.FactEntry> facts(Ticket.Relayed ticket, long version) {
        return PublicEvent.allOf(ticket).stream()
                .map(it ->
                        new FactsDocument.FactEntry(PublicEvent.id(ticket.slip(), it), it.type(), version, it.body()))
                .toList();
    }
}
