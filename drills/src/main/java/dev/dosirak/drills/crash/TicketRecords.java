package dev.dosirak.drills.crash;

import static java.util.stream.Collectors.toMap;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What the relay service has.
///
/// @param tickets states, by order
/// @param published what was published, by order, oldest first: `relay.accepted.v1` …
record TicketRecords(Map<UUID, String> tickets, Map<UUID, List<String>> published) {

    private static final String TICKETS = "select order_id, state from ticket";
    private static final String PUBLISHED = """
            select aggregateid, array_agg(type order by sequence, at) as types from outbox group by aggregateid
            """;

    static TicketRecords read(Connection store) throws SQLException {
        record Ticket(UUID order, String state) {}
        record Published(UUID order, List<String> types) {}
        var tickets = Rows.read(
                store, TICKETS, row -> new Ticket(row.getObject("order_id", UUID.class), row.getString("state")));
        var published = Rows.read(
                store,
                PUBLISHED,
                row -> new Published(row.getObject("aggregateid", UUID.class), Rows.texts(row, "types")));
        return new TicketRecords(
                tickets.stream().collect(toMap(Ticket::order, Ticket::state)),
                published.stream().collect(toMap(Published::order, Published::types)));
    }

    boolean published(UUID order, String type) {
        return published.getOrDefault(order, List.of()).contains(type);
    }
}
