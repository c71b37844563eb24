package dev.dosirak.platform.embedded;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Keeps outboxes being published, however long their readers were away: a connector that has failed is restarted,
/// soon at first and then more and more rarely, and a slot whose log is gone makes room for a new one, which begins
/// with the table. To be asked to look every few seconds.
public final class OutboxWatchdog {

    private static final long BETWEEN_SLOTS = Duration.ofSeconds(10).toNanos();
    private static final Duration SHORTEST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final long STEADY = Duration.ofMinutes(3).toNanos();

    private final Connectors connectors;
    private final List<OutboxSource> sources;
    private final Map<String, Failure> failures = new HashMap<>();
    private long slotsDue = System.nanoTime();

    public OutboxWatchdog(Connectors connectors, List<OutboxSource> sources) {
        this.connectors = connectors;
        this.sources = List.copyOf(sources);
    }

    /// @param at when it was last restarted
    private record Failure(long at, Duration pause) {

        static Failure first(long now) {
            return new Failure(now, SHORTEST);
        }

        boolean isDue(long now) {
            return now - at >= pause.toNanos();
        }

        Failure again(long now) {
            var longer = pause.multipliedBy(2);
            return now - at > STEADY ? first(now) : new Failure(now, longer.compareTo(LONGEST) > 0 ? LONGEST : longer);
        }
    }

    /// @return what was found and done, a line each
    public List<String> look() {
        var report = new ArrayList<String>();
        var now = System.nanoTime();
        var failed = connectors.failed();
        var everySlot = now - slotsDue >= 0;
        slotsDue = everySlot ? now + BETWEEN_SLOTS : slotsDue;
        var lost = everySlot ? lostSlots() : Set.<String>of();
        for (var source : sources) {
            var isDown = failed.contains(source.connector());
            var wasLost = (isDown || lost.contains(source.slot())) && dropLostSlot(source);
            if (wasLost) {
                report.add("%s was away for so long that the log it had to read is gone; it reads the whole outbox anew"
                        .formatted(source.connector()));
            }
            if (isDown && (wasLost || isDue(source, now)) && connectors.restart(source.connector())) {
                failures.merge(source.connector(), Failure.first(now), (before, _) -> before.again(now));
                report.add(source.connector() + " had failed; restarted");
            }
        }
        return report;
    }

    private boolean isDue(OutboxSource source, long now) {
        var before = failures.get(source.connector());
        return before == null || before.isDue(now);
    }

    private Set<String> lostSlots() {
        var servers = sources.stream().collect(groupingBy(it -> it.host() + ":" + it.port()));
        return servers.values().stream()
                .flatMap(it -> lostOnServer(it).stream())
                .collect(toSet());
    }

    /// Any database of a server knows of the slots of all of them, so the first that can be asked is enough.
    private static Set<String> lostOnServer(List<OutboxSource> databases) {
        for (var source : databases) {
            try {
                return new OutboxSlot(source).lostOnItsServer();
            } catch (InfrastructureFailed e) { // it is away, or the password is wrong, which others see to
                if (OutboxSlot.isServerAway(e)) {
                    break;
                }
            }
        }
        return Set.of();
    }

    private static boolean dropLostSlot(OutboxSource source) {
        try {
            return new OutboxSlot(source).dropWhenLost();
        } catch (InfrastructureFailed e) { // the database is away, which others see to
            return false;
        }
    }
}
