package dev.dosirak.simulation.gateway;

import dev.dosirak.simulation.time.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The requests for money that took none. Where an order number has several of them, a failure shows late.
final class SimulatedFailures {

    private static final Duration SHOWS_WITHIN = Duration.ofMinutes(5);

    private final Scheduler scheduler;
    private final Traits traits;
    private final Map<UUID, List<Failure>> byOrder = new HashMap<>();

    private record Failure(Instant at, Instant visibleFrom) {}

    SimulatedFailures(Scheduler scheduler, Traits traits) {
        this.scheduler = scheduler;
        this.traits = traits;
    }

    void add(UUID order) {
        var now = scheduler.instant();
        var visible = traits.repeats() ? now : now.plus(scheduler.upTo(SHOWS_WITHIN));
        byOrder.computeIfAbsent(order, _ -> new ArrayList<>()).add(new Failure(now, visible));
    }

    /// When the last one was that shows by now.
    Optional<Instant> last(UUID order) {
        var now = scheduler.instant();
        return byOrder.getOrDefault(order, List.of()).stream()
                .filter(it -> !it.visibleFrom().isAfter(now))
                .reduce((_, last) -> last)
                .map(Failure::at);
    }
}
