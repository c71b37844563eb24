package dev.dosirak.drills.pgoutage;

import dev.dosirak.drills.drill.DrillRun;
import dev.dosirak.drills.pgoutage.Books.OrderBook;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What must be true of payments while gateways die.
final class OutageChecks {

    private static final double APPROVED = 0.99;
    private static final Duration MOVED = Duration.ofSeconds(2);
    private static final Duration SETTLED = Duration.ofSeconds(60);
    private static final int MOST_CHANGES = 3;

    /// How long a gateway may still do what it was asked.
    private static final Map<String, Duration> HORIZON =
            Map.of("toss", Duration.ofSeconds(65), "nice", Duration.ofSeconds(35), "portone", Duration.ofSeconds(65));

    private final DrillRun run;
    private final GatewayWatch watch;
    private final Books books;
    private final List<Outage> outages;

    OutageChecks(DrillRun run, GatewayWatch watch, Books books, List<Outage> outages) {
        this.run = run;
        this.watch = watch;
        this.books = books;
        this.outages = outages;
    }

    void tell() {
        approved();
        settled();
        for (int i = 0; i < outages.size(); i++) {
            moved(outages.get(i));
            changes(i);
        }
    }

    private boolean stoodAtADyingOne(OrderBook order) {
        return outages.stream().anyMatch(it -> it.holds(order));
    }

    private void approved() {
        var others = books.orders().stream().filter(it -> !stoodAtADyingOne(it)).toList();
        long approved = others.stream().filter(OrderBook::approved).count();
        run.check(
                "payments that did not stand at a dying gateway are approved (99 %)",
                !others.isEmpty() && approved >= APPROVED * others.size(),
                "%d of %d (%.2f %%)",
                approved,
                others.size(),
                100.0 * approved / Math.max(1, others.size()));
    }

    private void settled() {
        var those = books.orders().stream().filter(this::stoodAtADyingOne).toList();
        long late = those.stream()
                .filter(it -> it.settled().filter(at -> !at.isAfter(limit(it))).isEmpty())
                .count();
        long approved = those.stream().filter(OrderBook::approved).count();
        run.check(
                "those that did are settled within 60 s of its return and its horizon",
                late == 0,
                "%d of %d late; %d approved",
                late,
                those.size(),
                approved);
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

    private void moved(Outage outage) {
        if (!outage.illness().isOfTheWhole()) {
            return;
        }
        var after = outage.movedAfter(books);
        run.check(
                "%s: its share moves within 2 s of the first sign".formatted(outage.words()),
                after.filter(it -> it.compareTo(MOVED) <= 0).isPresent(),
                "%s",
                after.map(it -> "%.1f s".formatted(it.toMillis() / 1_000.0)).orElse("it did not"));
    }

    private void changes(int number) {
        var outage = outages.get(number);
        var until = outages.stream()
                .skip(number + 1)
                .filter(it -> it.gateway().equals(outage.gateway()))
                .map(Outage::from)
                .findFirst()
                .orElse(Instant.MAX);
        long changes = watch.changes(outage.gateway(), outage.from(), until);
        run.check(
                "%s: it does not flap".formatted(outage.words()),
                changes <= MOST_CHANGES,
                "%d changes of state",
                changes);
    }
}
