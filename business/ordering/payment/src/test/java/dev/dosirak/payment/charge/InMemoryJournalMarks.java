package dev.dosirak.payment.charge;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Marks that are gone with the test.
final class InMemoryJournalMarks implements JournalMarks {

    private final Map<String, Mark> marks = new HashMap<>();

    @Override
    public Optional<Mark> of(String pass) {
        return Optional.ofNullable(marks.get(pass));
    }

    @Override
    public void advance(String pass, Mark to, Instant end) {
        marks.merge(
                pass,
                to,
                (was, now) -> was.upTo().isAfter(now.upTo()) && !was.upTo().isAfter(end) ? was : now);
    }
}
