package dev.dosirak.relay.ticket.postgres;

import dev.dosirak.platform.days.OldRows;
import dev.dosirak.platform.events.EventJson;
import dev.dosirak.relay.ticket.Bell;
import dev.dosirak.relay.ticket.Bells;
import dev.dosirak.relay.ticket.Ticket;
import dev.dosirak.relay.ticket.TicketNames;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PostgresBells implements Bells {

    private static final String AFTER = """
            select seq, at, kind, ring, state, document
              from bell
             where owner_id = ? and seq > ?
             order by seq
             limit ?
            """;

    private static final String LAST = "select owner_id, last_seq from bell_owner where owner_id = any(?)";

    private final JdbcClient jdbc;
    private final OldRows old;
    private final EventJson json;

    PostgresBells(JdbcClient jdbc, EventJson json) {
        this.jdbc = jdbc;
        this.old = new OldRows(jdbc, "bell", "at");
        this.json = json;
    }

    @Override
    public List<Bell> after(UUID owner, long seq, int limit) {
        return jdbc.sql(AFTER).params(owner, seq, limit).query(this::bell).list();
    }

    private Bell bell(ResultSet row, int index) throws SQLException {
        var kind = row.getString("kind");
        return new Bell(
                row.getLong("seq"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                Arrays.stream(Bell.Kind.values())
                        .filter(it -> it.word().equals(kind))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("No bell ever sounded like " + kind)),
                row.getInt("ring"),
                (Ticket.Rung) json.read(row.getString("document"), TicketNames.STATES.typeOf(row.getString("state"))));
    }

    @Override
    public Map<UUID, Long> last(Collection<UUID> owners) {
        var last = new HashMap<UUID, Long>();
        jdbc.sql(LAST)
                .param(owners.toArray(UUID[]::new))
                .query((row, _) -> {
                    return Map.entry(row.getObject("owner_id", UUID.class), row.getLong("last_seq"));
                })
                .list()
                .forEach(it -> last.put(it.getKey(), it.getValue()));
        return last;
    }

    @Override
    public void forgetBefore(Instant at) {
        old.deleteBefore(at);
    }
}
