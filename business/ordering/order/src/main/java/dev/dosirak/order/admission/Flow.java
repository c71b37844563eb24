package dev.dosirak.order.admission;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The orders of the last minutes, as they come and go: what a [Workload] is worked out from. Said twice is no news.
public final class Flow {

    /// An order that has waited for the machine for so long is stuck.
    public static final Duration STUCK = Duration.ofMinutes(2);

    static final Duration LATELY = Duration.ofSeconds(10);

    /// No busy platform finishes nothing for so long.
    private static final Duration STOP = Duration.ofSeconds(4);

    /// Most of those that finished: one slow order in four says nothing of the machine.
    private static final double MOST = 0.75;

    private final Map<UUID, Instant> placed = new HashMap<>();
    private final Map<UUID, Instant> finished = new HashMap<>();

    public void placed(UUID order, Instant at) {
        placed.putIfAbsent(order, at);
    }

    /// The bell has rung, or the order is off.
    public void finished(UUID order, Instant at) {
        finished.putIfAbsent(order, at);
    }

    public Workload at(Instant now) {
        placed.values().removeIf(it -> it.isBefore(now.minus(STUCK)));
        finished.values().removeIf(it -> it.isBefore(now.minus(STUCK)));
        long unfinished =
                placed.keySet().stream().filter(it -> !finished.containsKey(it)).count();
        var since = now.minus(LATELY);
        long lately = finished.values().stream().filter(since::isBefore).count();
        return new Workload(unfinished, lately / (double) LATELY.toSeconds(), latency(since));
    }

    private Duration latency(Instant since) {
        var going = goingSince();
        var took = finished.entrySet().stream()
                .filter(it -> since.isBefore(it.getValue()))
                .flatMap(it -> Optional.ofNullable(placed.get(it.getKey()))
                        .filter(at -> !at.isBefore(going))
                        .map(at -> Duration.between(at, it.getValue()))
                        .stream())
                .sorted()
                .toList();
        return took.isEmpty() ? Duration.ZERO : took.get((int) (took.size() * MOST));
    }

    /// When orders began to come to their end again after they last did not for a while, as when a process was dead.
    /// What waited through that says nothing of how long a new one takes.
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
