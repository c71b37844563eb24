package dev.dosirak.order.admission;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// One way of an order through the machine, between two things that people do.
final class MachineStep {

    private static final Duration LATELY = Duration.ofSeconds(10);

    /// No busy platform finishes nothing for so long.
    private static final Duration STOP = Duration.ofSeconds(4);

    /// Where many come to their end together, others do not for a second or two.
    private static final Duration COUNTED_OF_A_STOP = Duration.ofSeconds(2);

    /// Most of those that finished: one slow order in four says nothing of the machine.
    private static final double MOST = 0.75;

    private final Map<UUID, Instant> begun = new HashMap<>();
    private final Map<UUID, Instant> finished = new HashMap<>();

    void begun(UUID order, Instant at) {
        begun.putIfAbsent(order, at);
    }

    void finished(UUID order, Instant at) {
        finished.putIfAbsent(order, at);
    }

    void forget(UUID order) {
        begun.remove(order);
    }

    Workload at(Instant now) {
        begun.values().removeIf(it -> isForgotten(it, now));
        finished.values().removeIf(it -> isForgotten(it, now));
        long unfinished =
                begun.keySet().stream().filter(it -> !finished.containsKey(it)).count();
        return new Workload(unfinished, finishedPerSecond(now), isFinishing(now, LATELY), latency(now.minus(LATELY)));
    }

    /// Whether it is not stopped, as when a process is dead.
    boolean goesOn(Instant now) {
        return isFinishing(now, STOP);
    }

    private boolean isFinishing(Instant now, Duration within) {
        return finished.values().stream().anyMatch(now.minus(within)::isBefore);
    }

    /// What lies far ahead was written by a clock that has been set back since.
    private static boolean isForgotten(Instant at, Instant now) {
        return at.isBefore(now.minus(RecentOrders.STUCK)) || at.isAfter(now.plus(RecentOrders.STUCK));
    }

    /// In the last [#LATELY] in which it went on: of a time in which none came to its end only the beginning
    /// counts.
    private double finishedPerSecond(Instant now) {
        var counted = Duration.ZERO;
        var later = now;
        int count = 0;
        for (var at :
                finished.values().stream().sorted(Comparator.reverseOrder()).toList()) {
            var gap = Duration.between(at, later);
            counted = counted.plus(gap.compareTo(COUNTED_OF_A_STOP) > 0 ? COUNTED_OF_A_STOP : gap);
            if (counted.compareTo(LATELY) >= 0) {
                break;
            }
            count++;
            later = at;
        }
        return count / (double) LATELY.toSeconds();
    }

    private Duration latency(Instant since) {
        var going = goingSince();
        var took = finished.entrySet().stream()
                .filter(it -> since.isBefore(it.getValue()))
                .flatMap(it -> Optional.ofNullable(begun.get(it.getKey()))
                        .filter(at -> !at.isBefore(going))
                        .map(at -> Duration.between(at, it.getValue()))
                        .stream())
                .sorted()
                .toList();
        return took.isEmpty() ? Duration.ZERO : took.get((int) (took.size() * MOST));
    }

    /// When orders began to come to their end again after they last did not for a while, as when a process was
    /// dead. What waited through that says nothing of how long a new one takes.
    private Instant goingSince() {
        var going = Instant.MIN;
        var before = Instant.MAX;
        for (var at : finished.values().stream().sorted().toList()) {
            going = before.isBefore(at.minus(STOP)) ? at : going;
            before = at;
        }
        return going;
    }
}
