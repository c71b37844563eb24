package dev.dosirak.box.command;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/// How fast imports go, from the last few looks at them.
final class ImportRates {

    private static final Duration LAST_FEW = Duration.ofSeconds(5);

    private record Look(Instant at, long imported) {}

    private final Map<String, Deque<Look>> looks = new HashMap<>();

    /// Things per second; empty before the second look.
    OptionalLong at(String copy, long imported, Instant now) {
        var seen = looks.computeIfAbsent(copy, _ -> new ArrayDeque<>());
        if (!seen.isEmpty() && seen.getLast().imported() > imported) {
            seen.clear(); // another import
        }
        seen.add(new Look(now, imported));
        while (seen.size() > 2 && seen.getFirst().at().isBefore(now.minus(LAST_FEW))) {
            seen.removeFirst();
        }
        long millis = Duration.between(seen.getFirst().at(), now).toMillis();
        return millis == 0
                ? OptionalLong.empty()
                : OptionalLong.of((imported - seen.getFirst().imported()) * 1_000 / millis);
    }
}
