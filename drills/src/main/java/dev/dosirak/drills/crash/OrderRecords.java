package dev.dosirak.drills.crash;

import static java.util.stream.Collectors.toMap;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What the order service has: every order, and which click made which.
///
/// @param clicks orders by the idempotency key that they were answered to
record OrderRecords(Map<UUID, Entry> orders, Map<String, UUID> clicks) {

    private static final String ORDERS = """
            select e.stream, e.types, p.customer, coalesce(p.total, 0) as total, coalesce(o.published, 0) as published
              from (select stream, array_agg(type order by position) as types
                      from event
                     group by stream) e
              left join (select aggregateid, (payload::jsonb ->> 'customerId')::uuid as customer,
                                (payload::jsonb ->> 'total')::bigint as total
                           from outbox
                          where type = 'order.placed.v1') p on p.aggregateid = e.stream
              left join (select aggregateid, count(*) as published from outbox group by aggregateid) o
                on o.aggregateid = e.stream
            """;

    private static final String CLICKS = """
            select key, (body::jsonb ->> 'orderId')::uuid as placed from idempotency where status = 201
            """;

    /// One order.
    ///
    /// @param events what happened to it, oldest first, as the service's table names it
    /// @param total whole won, as customers and others were told
    /// @param published how many events about it were published
    record Entry(UUID id, List<String> events, UUID customer, long total, long published) {

        long version() {
            return events.size();
        }

        boolean has(String event) {
            return events.contains(event);
        }

        /// As on the wire.
        String state() {
            return switch (events.getLast()) {
                case "placed" -> "payment-pending";
                case "paid" -> "payment-succeeded";
                case "relayed" -> "pending";
                case "rider-awaited" -> "delivery-pending";
                case "refund-requested" -> "refund-pending";
                default -> events.getLast();
            };
        }

        /// Whether the customer's money must be with us.
        boolean isLive() {
            return switch (state()) {
                case "payment-succeeded", "pending", "accepted", "delivery-pending", "picked-up", "delayed" -> true;
                case "delivered" -> true;
                default -> false;
            };
        }

        /// Whether it ended without the customer's money.
        boolean isOver() {
            return switch (state()) {
                case "payment-failed", "payment-cancelled", "refunded" -> true;
                default -> false;
            };
        }

        boolean isCalledOff() {
            return has("payment-cancelled") || has("cancelled") || has("payment-failed");
        }
    }

    static OrderRecords read(Connection store) throws SQLException {
        var orders = Rows.read(
                store,
                ORDERS,
                row -> new Entry(
                        row.getObject("stream", UUID.class),
                        Rows.texts(row, "types"),
                        row.getObject("customer", UUID.class),
                        row.getLong("total"),
                        row.getLong("published")));
        record Click(String key, UUID placed) {}
        var clicks =
                Rows.read(store, CLICKS, row -> new Click(row.getString("key"), row.getObject("placed", UUID.class)));
        return new OrderRecords(
                orders.stream().collect(toMap(Entry::id, it -> it)),
                clicks.stream().collect(toMap(Click::key, Click::placed)));
    }
}
