package dev.dosirak.drills.poison;

import static java.util.stream.Collectors.toMap;

import dev.dosirak.demo.traffic.CommandRecord;
import dev.dosirak.drills.rig.CannotMeasure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/// How long orders took from being placed until a rider took them: order, payment, relay and delivery have heard of
/// each other by then, and the shop has answered.
///
/// @param millis in ascending order
record Delays(List<Long> millis) {

    private static final double NEARLY_ALL = 0.99;

    /// Those of the orders that were placed between two moments. Those that were rejected or cancelled before a
    /// rider could take them are left out.
    ///
    /// @param journal what clients were told
    static Delays of(List<CommandRecord> journal, Instant from, Instant to) {
        var taken = times(journal, "take");
        return new Delays(times(journal, "place").entrySet().stream()
                .filter(it -> !it.getValue().isBefore(from) && it.getValue().isBefore(to))
                .filter(it -> taken.containsKey(it.getKey()))
                .map(it ->
                        Duration.between(it.getValue(), taken.get(it.getKey())).toMillis())
                .sorted()
                .toList());
    }

    private static Map<UUID, Instant> times(List<CommandRecord> journal, String what) {
        return journal.stream()
                .filter(it ->
                        it.what().equals(what) && it.outcome() == CommandRecord.Outcome.DONE && it.order() != null)
                .collect(toMap(it -> Objects.requireNonNull(it.order()), CommandRecord::at, (first, _) -> first));
    }

    /// @throws CannotMeasure when there was no order
    long p99() {
        if (millis.isEmpty()) {
            throw new CannotMeasure("no order was taken by a rider");
        }
        return millis.get((int) Math.ceil(NEARLY_ALL * millis.size()) - 1);
    }
}
