package dev.dosirak.drills.pgoutage;

import dev.dosirak.drills.orders.OrderBooks;
import dev.dosirak.drills.orders.OrderBooks.OrderBook;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What became of the payments that stood at a gateway while it was ill.
record AffectedPayments(OrderBooks books, List<Outage> outages) {

    private static final Duration SETTLED = Duration.ofSeconds(60);

    /// How long a gateway may still do what it was asked.
    private static final Map<String, Duration> HORIZON =
            Map.of("toss", Duration.ofSeconds(65), "nice", Duration.ofSeconds(35), "portone", Duration.ofSeconds(65));

    List<OrderBook> all() {
        return books.orders().stream()
                .filter(order -> outages.stream().anyMatch(it -> it.holds(order)))
                .toList();
    }

    /// Where no payment stood there, nothing was seen.
    boolean areSettledInTime() {
        return !all().isEmpty() && late().isEmpty();
    }

    List<OrderBook> late() {
        return all().stream()
                .filter(it -> it.settled().filter(at -> !at.isAfter(limit(it))).isEmpty())
                .toList();
    }

    private Instant limit(OrderBook order) {
        var limit = Instant.MIN;
        for (var outage : outages) {
            if (outage.holds(order)) {
                limit = later(limit, outage.to());
            }
        }
        for (var attempt : order.attempts()) {
            limit = later(limit, attempt.at().plus(HORIZON.getOrDefault(attempt.gateway(), Duration.ZERO)));
        }
        return limit.plus(SETTLED);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
