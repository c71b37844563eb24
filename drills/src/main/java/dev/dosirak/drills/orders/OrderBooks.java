package dev.dosirak.drills.orders;

import dev.dosirak.drills.rig.Stores;
import dev.dosirak.platform.catalog.Service;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// What the stores of order and payment and the gateways' own journals say of the orders of a drill.
///
/// @param orders placed since it began
/// @param movements of money at the gateways since then, oldest first
public record OrderBooks(List<OrderBook> orders, List<Movement> movements) {

    private static final Set<String> DOUBTFUL = Set.of("became-unclear", "not-sent");
    private static final Set<String> ENDS = Set.of("approved", "declined", "cancelled");

    private static final String ORDERS = """
            select stream, min(at) filter (where type = 'placed') as placed, min(at) filter (where type = 'paid') as paid,
                   (array_agg(type order by position desc))[1] as last
              from event
             group by stream
            having min(at) filter (where type = 'placed') >= ?
            """;
    private static final String PAYMENTS = """
            select stream, type, at, payload::jsonb #>> '{attempt,pg}' as gateway
              from event
             where type in ('attempted', 'became-unclear', 'not-sent', 'approved', 'declined', 'cancelled')
             order by stream, position
            """;
    private static final String JOURNAL = """
            select order_id, kind, gateway, amount, at from journal where at >= ? order by position
            """;

    /// @param approval or a cancel
    public record Movement(UUID order, boolean approval, String gateway, long amount, Instant at) {}

    /// A request to a gateway.
    public record Attempt(String gateway, Instant at) {}

    /// One order and its payment.
    ///
    /// @param last what happened to the order last
    /// @param doubt when the first answer did not come, or the first request surely did not arrive
    /// @param settled when the payment came to its result
    public record OrderBook(
            UUID id,
            Instant placed,
            Optional<Instant> paid,
            String last,
            List<Attempt> attempts,
            Optional<Instant> doubt,
            Optional<Instant> settled,
            boolean approved) {}

    private record Step(String type, Instant at, String gateway) {}

    /// @param since when the drill began
    public static OrderBooks read(Stores stores, Instant since) throws SQLException {
        try (var order = stores.open(Service.ORDER);
                var payment = stores.open(Service.PAYMENT);
                var gateways = stores.open(Service.PG_SIMULATOR)) {
            return new OrderBooks(orders(order, steps(payment), since), movements(gateways, since));
        }
    }

    private static List<OrderBook> orders(Connection store, Map<UUID, List<Step>> payments, Instant since)
            throws SQLException {
        var orders = new ArrayList<OrderBook>();
        try (var query = store.prepareStatement(ORDERS)) {
            query.setTimestamp(1, Timestamp.from(since));
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    var id = rows.getObject("stream", UUID.class);
                    var steps = payments.getOrDefault(id, List.of());
                    orders.add(new OrderBook(
                            id,
                            rows.getTimestamp("placed").toInstant(),
                            Optional.ofNullable(rows.getTimestamp("paid")).map(Timestamp::toInstant),
                            rows.getString("last"),
                            steps.stream()
                                    .filter(it -> it.type().equals("attempted"))
                                    .map(it -> new Attempt(it.gateway(), it.at()))
                                    .toList(),
                            first(steps, DOUBTFUL),
                            first(steps, ENDS),
                            first(steps, Set.of("approved")).isPresent()));
                }
            }
        }
        return orders;
    }

    private static Optional<Instant> first(List<Step> steps, Set<String> types) {
        return steps.stream()
                .filter(it -> types.contains(it.type()))
                .map(Step::at)
                .findFirst();
    }

    private static Map<UUID, List<Step>> steps(Connection store) throws SQLException {
        var steps = new HashMap<UUID, List<Step>>();
        try (var query = store.prepareStatement(PAYMENTS);
                var rows = query.executeQuery()) {
            while (rows.next()) {
                var gateway = rows.getString("gateway");
                steps.computeIfAbsent(rows.getObject("stream", UUID.class), _ -> new ArrayList<>())
                        .add(new Step(
                                rows.getString("type"),
                                rows.getTimestamp("at").toInstant(),
                                gateway == null ? "" : gateway));
            }
        }
        return steps;
    }

    private static List<Movement> movements(Connection store, Instant since) throws SQLException {
        var movements = new ArrayList<Movement>();
        try (var query = store.prepareStatement(JOURNAL)) {
            query.setTimestamp(1, Timestamp.from(since));
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    movements.add(new Movement(
                            UUID.fromString(rows.getString("order_id")),
                            rows.getString("kind").equals("approval"),
                            rows.getString("gateway"),
                            rows.getLong("amount"),
                            rows.getTimestamp("at").toInstant()));
                }
            }
        }
        return movements;
    }

    /// How many approvals the gateways have in their journals between these instants.
    public long approvals(Instant from, Instant to) {
        return movements.stream()
                .filter(Movement::approval)
                .filter(it -> isIn(it.at(), from, to))
                .count();
    }

    /// How many times the gateways took the money for this order.
    public long approvals(UUID order) {
        return movements.stream()
                .filter(it -> it.approval() && it.order().equals(order))
                .count();
    }

    public static boolean isIn(Instant at, Instant from, Instant to) {
        return !at.isBefore(from) && at.isBefore(to);
    }

    /// How many approvals each gateway has of these orders, for the report.
    public Map<String, List<Instant>> approvalsByGateway() {
        var all = new LinkedHashMap<String, List<Instant>>();
        movements.stream()
                .filter(Movement::approval)
                .forEach(it -> all.computeIfAbsent(it.gateway(), _ -> new ArrayList<>())
                        .add(it.at()));
        return all;
    }
}
