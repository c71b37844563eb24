package dev.dosirak.drills.pgoutage;

import dev.dosirak.drills.drill.DrillRun;
import dev.dosirak.drills.orders.OrderBooks;
import dev.dosirak.drills.orders.OrderBooks.OrderBook;
import dev.dosirak.drills.rig.Figures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What must be true of payments while gateways die.
final class OutageChecks {

    private static final double APPROVED = 99;
    private static final Duration MOVED = Duration.ofSeconds(2);
    private static final int MOST_CHANGES = 3;

    private final DrillRun run;
    private final GatewayWatch watch;
    private final OrderBooks books;
    private final List<Outage> outages;
    private final AffectedPayments affected;

    OutageChecks(DrillRun run, GatewayWatch watch, OrderBooks books, List<Outage> outages) {
        this.run = run;
        this.watch = watch;
        this.books = books;
        this.outages = outages;
        this.affected = new AffectedPayments(books, outages);
    }

    void tell() {
        var others = others();
        run.goal(
                "payments that did not stand at a dying gateway are approved (99 %)",
                approvedPercent() >= APPROVED,
                "%d of %d (%.2f %%)",
                approved(others),
                others.size(),
                approvedPercent());
        run.goal(
                "those that did are settled within 60 s of its return and its horizon",
                affected.areSettledInTime(),
                "%d of %d late; %d approved",
                affected.late().size(),
                affected.all().size(),
                approved(affected.all()));
        for (var outage : outages) {
            moved(outage);
            int changes = changes(outage);
            run.goal(
                    "%s: it does not flap".formatted(outage.words()),
                    changes <= MOST_CHANGES,
                    "%d changes of state",
                    changes);
        }
    }

    /// The same as figures of a bench.
    void measure(Figures figures) {
        figures.figure("pg_failover.orders", books.orders().size(), "orders");
        figures.atLeast("pg_failover.affected", affected.all().size(), "orders", 1);
        for (var outage : outages) {
            var name = "pg_failover." + outage.illness().code().replace('-', '_');
            if (outage.illness().isOfTheWhole()) {
                double moved = outage.movedAfter(books)
                        .map(it -> it.toMillis() / 1_000.0)
                        .orElse(Double.NaN);
                figures.atMost(name + ".moved_s", moved, "s", MOVED.toSeconds());
            }
            figures.atMost(name + ".state_changes", changes(outage), "changes", MOST_CHANGES);
        }
        figures.atLeast("pg_failover.approved", approvedPercent(), "%", APPROVED);
        figures.atMost("pg_failover.settled_late", affected.late().size(), "orders", 0);
    }

    private List<OrderBook> others() {
        return books.orders().stream()
                .filter(order -> outages.stream().noneMatch(it -> it.holds(order)))
                .toList();
    }

    private static long approved(List<OrderBook> orders) {
        return orders.stream().filter(OrderBook::approved).count();
    }

    private double approvedPercent() {
        return 100.0 * approved(others()) / Math.max(1, others().size());
    }

    private void moved(Outage outage) {
        if (!outage.illness().isOfTheWhole()) {
            return;
        }
        var after = outage.movedAfter(books);
        run.goal(
                "%s: its share moves within 2 s of the first sign".formatted(outage.words()),
                after.filter(it -> it.compareTo(MOVED) <= 0).isPresent(),
                "%s",
                after.map(it -> "%.1f s".formatted(it.toMillis() / 1_000.0)).orElse("it did not"));
    }

    /// Changes of its state from then until it falls ill again.
    private int changes(Outage outage) {
        var until = outages.stream()
                .filter(it -> it.gateway().equals(outage.gateway()) && it.from().isAfter(outage.from()))
                .map(Outage::from)
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
        return watch.changes(outage.gateway(), outage.from(), until);
    }
}
