package dev.dosirak.payment.reconciliation;

import dev.dosirak.payment.charge.Tasks;
import dev.dosirak.payment.charge.Tasks.Kind;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// How often in a row a day of a gateway was begun and did not come to its end. When that goes on, people are told:
/// what is not compared looks as if all were well. They are told when the day is begun, since whoever is interrupted
/// in it tells nobody any more. Each node counts for itself.
final class TriedDays {

    private static final int TRIES_BEFORE_TASK = 5;

    private final String gateway;
    private final Tasks tasks;
    private final Map<LocalDate, Tries> all = new ConcurrentHashMap<>();

    TriedDays(String gateway, Tasks tasks) {
        this.gateway = gateway;
        this.tasks = tasks;
    }

    /// @param why the last of them failed, for people
    private record Tries(int number, String why) {}

    void begin(LocalDate day) {
        var before = all.getOrDefault(day, new Tries(0, "interrupted"));
        if (before.number() >= TRIES_BEFORE_TASK) {
            tasks.raise(
                    Kind.JOURNAL_BEHIND,
                    about(day),
                    "begun %d times and not compared: %s".formatted(before.number(), before.why()));
        }
        all.put(day, new Tries(before.number() + 1, before.why()));
    }

    void failed(LocalDate day, RuntimeException why) {
        all.computeIfPresent(day, (_, it) -> new Tries(it.number(), why.toString()));
    }

    void done(LocalDate day) {
        all.remove(day);
        tasks.resolve(Kind.JOURNAL_BEHIND, about(day));
    }

    private String about(LocalDate day) {
        return "%s %s".formatted(gateway, day);
    }
}
