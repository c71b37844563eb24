package dev.dosirak.drills.crash;

import static java.util.stream.Collectors.toMap;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What the delivery service has.
///
/// @param deliveries histories, by order
/// @param published what was published, by order, oldest first: `delivery.requested.v1` …
/// @param jobs of riders who have one: who, and which
record DeliveryRecords(Map<UUID, List<String>> deliveries, Map<UUID, List<String>> published, List<Job> jobs) {

    private static final String DELIVERIES = """
            select stream, array_agg(type order by position) as types from event group by stream
            """;
    private static final String PUBLISHED = """
            select aggregateid, array_agg(type order by sequence, at) as types from outbox group by aggregateid
            """;
    private static final String JOBS = "select id, delivery from rider where delivery is not null";

    record Job(UUID rider, UUID delivery) {}

    private record History(UUID order, List<String> events) {}

    static DeliveryRecords read(Connection store) throws SQLException {
        return new DeliveryRecords(
                histories(store, DELIVERIES, "stream"),
                histories(store, PUBLISHED, "aggregateid"),
                Rows.read(
                        store,
                        JOBS,
                        row -> new Job(row.getObject("id", UUID.class), row.getObject("delivery", UUID.class))));
    }

    private static Map<UUID, List<String>> histories(Connection store, String sql, String key) throws SQLException {
        var all = Rows.read(store, sql, row -> new History(row.getObject(key, UUID.class), Rows.texts(row, "types")));
        return all.stream().collect(toMap(History::order, History::events));
    }

    boolean has(UUID order, String event) {
        return deliveries.getOrDefault(order, List.of()).contains(event);
    }

    boolean isOver(UUID order) {
        return isDelivered(order) || has(order, "given-up") || has(order, "called-off");
    }

    /// By the rider's word or by an operator's.
    boolean isDelivered(UUID order) {
        return has(order, "handed-over") || has(order, "delivery-confirmed");
    }

    /// How many riders were told to carry it whom nobody has released since: one at most.
    long assignedRiders(UUID order) {
        var events = published.getOrDefault(order, List.of());
        return Collections.frequency(events, "delivery.dispatched.v1")
                - Collections.frequency(events, "delivery.released.v1");
    }
}
