package dev.dosirak.demo.traffic;

import dev.dosirak.demo.people.NoAnswer;
import dev.dosirak.demo.people.Refusal;
import dev.dosirak.demo.traffic.Told.Outcome;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The newest entries of what clients were told.
final class Journal {

    private final int most;
    private final Clock clock;
    private final Deque<Told> entries = new ArrayDeque<>();

    Journal(int most, Clock clock) {
        this.most = most;
        this.clock = clock;
    }

    void done(UUID who, String what, UUID order, @Nullable String key, int status) {
        add(new Told(clock.instant(), who, what, order, key, Outcome.DONE, status, ""));
    }

    void refused(UUID who, String what, @Nullable UUID order, @Nullable String key, Refusal no) {
        add(new Told(clock.instant(), who, what, order, key, Outcome.REFUSED, no.status(), no.reason()));
    }

    void unknown(UUID who, String what, @Nullable UUID order, @Nullable String key, NoAnswer none) {
        add(new Told(clock.instant(), who, what, order, key, Outcome.UNKNOWN, none.status(), ""));
    }

    private synchronized void add(Told entry) {
        entries.addLast(entry);
        if (entries.size() > most) {
            entries.removeFirst();
        }
    }

    synchronized List<Told> entries() {
        return List.copyOf(entries);
    }
}
