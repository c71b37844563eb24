package dev.dosirak.demo.traffic;

import dev.dosirak.demo.people.ApiRefusal;
import dev.dosirak.demo.people.NoAnswer;
import dev.dosirak.demo.traffic.CommandRecord.Outcome;
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
    private final Deque<CommandRecord> entries = new ArrayDeque<>();

    Journal(int most, Clock clock) {
        this.most = most;
        this.clock = clock;
    }

    void done(UUID who, String what, UUID order, @Nullable String key, int status) {
        add(new CommandRecord(clock.instant(), who, what, order, key, Outcome.DONE, status, ""));
    }

    void refused(UUID who, String what, @Nullable UUID order, @Nullable String key, ApiRefusal no) {
        add(new CommandRecord(clock.instant(), who, what, order, key, Outcome.REFUSED, no.status(), no.reason()));
    }

    void unknown(UUID who, String what, @Nullable UUID order, @Nullable String key, NoAnswer none) {
        add(new CommandRecord(clock.instant(), who, what, order, key, Outcome.UNKNOWN, none.status(), ""));
    }

    private synchronized void add(CommandRecord entry) {
        entries.addLast(entry);
        if (entries.size() > most) {
            entries.removeFirst();
        }
    }

    synchronized List<CommandRecord> entries() {
        return List.copyOf(entries);
    }
}
