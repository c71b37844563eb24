package dev.dosirak.payment.charge;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Marks that are gone with the test.
public final class InMemoryJournalCheckpoints implements JournalCheckpoints {

    private final Map<String, Checkpoint> checkpoints = new HashMap<>();
    private final Map<String, Instant> stoppedSince = new HashMap<>();

    @Override
    public Optional<Checkpoint> of(String pass) {
        return Optional.ofNullable(checkpoints.get(pass));
    }

    @Override
    public void advance(String pass, Checkpoint to, Instant end) {
        checkpoints.merge(
                pass,
                to,
                (was, now) -> was.upTo().isAfter(now.upTo()) && !was.upTo().isAfter(end) ? was : now);
        if (!to.upTo().isBefore(end)) {
            goesOn(pass);
        }
    }

    @Override
    public Instant stopped(String pass, String entry, Instant now) {
        return stoppedSince.computeIfAbsent(pass, _ -> now);
    }

    @Override
    public void goesOn(String pass) {
        stoppedSince.remove(pass);
    }
}
