package dev.dosirak.drills.crash;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What our payment service believes, and what the payment company's own books say.
///
/// @param payments histories of our payments, by order
/// @param movements of money at the company, by order, oldest first
record PaymentRecords(Map<UUID, List<String>> payments, Map<UUID, List<Movement>> movements) {

    private static final String PAYMENTS = """
            select stream, array_agg(type order by position) as types from event group by stream
            """;
    private static final String JOURNAL = "select order_id, kind, amount from journal order by position";

    /// @param amount whole won; negative when it was given back
    record Movement(UUID order, long amount) {}

    static PaymentRecords read(Connection payment, Connection company) throws SQLException {
        record History(UUID order, List<String> events) {}
        var histories = Rows.read(
                payment, PAYMENTS, row -> new History(row.getObject("stream", UUID.class), Rows.texts(row, "types")));
        var movements = Rows.read(
                company,
                JOURNAL,
                row -> new Movement(
                        UUID.fromString(row.getString("order_id")),
                        row.getString("kind").equals("cancel") ? -row.getLong("amount") : row.getLong("amount")));
        return new PaymentRecords(
                histories.stream().collect(toMap(History::order, History::events)),
                movements.stream().collect(groupingBy(Movement::order)));
    }

    List<Movement> of(UUID order) {
        return movements.getOrDefault(order, List.of());
    }

    /// What the company holds of the customer's money for this order.
    long held(UUID order) {
        return of(order).stream().mapToLong(Movement::amount).sum();
    }

    /// What the company ever took for this order.
    long taken(UUID order) {
        return of(order).stream()
                .mapToLong(Movement::amount)
                .filter(it -> it > 0)
                .sum();
    }

    /// How our payment ended: `approved`, `reversed`, `refunded`, `declined`, `cancelled`; anything else is not
    /// settled. Empty when there is none.
    String state(UUID order) {
        var events = payments.get(order);
        if (events == null) {
            return "";
        }
        return events.getLast().equals("barred") ? "cancelled" : events.getLast();
    }

    boolean isSettled(UUID order) {
        return switch (state(order)) {
            case "", "approved", "reversed", "refunded", "declined", "cancelled" -> true;
            default -> false;
        };
    }

    /// Whether the customer has paid, as far as it lies with us: what the company gave back by itself we know
    /// of, and people decide on it.
    boolean isPaid(UUID order, long total) {
        return switch (state(order)) {
            case "approved" -> held(order) == total;
            case "reversed" -> taken(order) == total && held(order) < total;
            default -> false;
        };
    }

    /// Whether the company has, or we believe that it has, anything of the customer's.
    boolean isHeld(UUID order) {
        return held(order) != 0
                || state(order).equals("approved")
                || state(order).equals("reversed");
    }
}
