package dev.dosirak.simulation.gateway;

import dev.dosirak.payment.charge.PaymentGateway.Entry;
import dev.dosirak.payment.charge.PaymentGateway.Movement;
import dev.dosirak.platform.kernel.Won;
import dev.dosirak.simulation.time.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/// What a gateway shows of the money that it has moved: late, not all of it, or more, as it is ill.
final class SimulatedJournal {

    private static final Duration LATEST_ENTRY = Duration.ofHours(6);
    private static final int PAGE = 10;
    private static final int ROWS_PER_MILLE = 500;

    private final Scheduler scheduler;
    private final Predicate<Illness> illness;
    private final List<Row> rows = new ArrayList<>();
    private final Set<String> foreign = new HashSet<>();

    private record Row(Movement movement, Instant visibleFrom) {}

    SimulatedJournal(Scheduler scheduler, Predicate<Illness> illness) {
        this.scheduler = scheduler;
        this.illness = illness;
    }

    /// The keys of money of which nobody can know.
    Set<String> foreign() {
        return foreign;
    }

    /// Whether something that was moved shows one day.
    enum Entered {
        SURELY,
        UNLESS_ILL,
        PERHAPS
    }

    void enter(String order, String paymentKey, boolean taken, Won amount, Entered entered) {
        var now = scheduler.instant();
        var visible = illness.test(Illness.LATE_JOURNAL) ? now.plus(scheduler.upTo(LATEST_ENTRY)) : now;
        boolean mayBeMissing = switch (entered) {
            case SURELY -> false;
            case UNLESS_ILL -> illness.test(Illness.ROWS_MISSING);
            case PERHAPS -> true;
        };
        boolean missing = mayBeMissing && scheduler.chance(ROWS_PER_MILLE);
        rows.add(new Row(movement(order, paymentKey, taken, amount), missing ? Instant.MAX : visible));
        if (illness.test(Illness.ROWS_ADDED) && scheduler.chance(ROWS_PER_MILLE)) {
            var somebodys = new UUID(scheduler.random().nextLong(), rows.size());
            foreign.add("foreign-" + somebodys);
            rows.add(new Row(movement(somebodys.toString(), "foreign-" + somebodys, true, amount), now));
        }
    }

    void reversed(String order, String paymentKey, Won amount) {
        rows.add(new Row(movement(order, paymentKey, false, amount), scheduler.instant()));
    }

    List<Entry> page(Instant from, Instant to, Optional<String> after) {
        var now = scheduler.instant();
        int start = after.map(it -> Integer.parseInt(it) + 1).orElse(0);
        return rows.stream()
                .skip(start)
                .filter(it -> !it.visibleFrom().isAfter(now))
                .map(Row::movement)
                .filter(it -> !it.at().isBefore(from) && it.at().isBefore(to))
                .limit(PAGE)
                .<Entry>map(it -> it)
                .toList();
    }

    private Movement movement(String order, String paymentKey, boolean taken, Won amount) {
        return new Movement(Integer.toString(rows.size()), order, paymentKey, taken, amount, scheduler.instant());
    }
}
