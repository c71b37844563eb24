package dev.dosirak.platform.subscription;

import dev.dosirak.platform.kernel.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/// What a person, or time, does about parked records: look, drive them again in order, or give one up.
public final class Parking {

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    static final int ATTEMPTS_BEFORE_A_PERSON_DECIDES = 12;

    /// Where a parked record came from.
    record Source(String consumer, String topic) {}

    private final Map<Source, Listener> listeners;
    private final ParkingLot lot;
    private final TransactionTemplate transaction;

    Parking(Map<Source, Listener> listeners, ParkingLot lot, TransactionTemplate transaction) {
        this.listeners = listeners;
        this.lot = lot;
        this.transaction = transaction;
    }

    /// @param consumer whose, or empty for all
    /// @param after the last id of the page before, or 0
    public List<Parked> list(String consumer, long after, int size) {
        return lot.list(consumer, after, size);
    }

    /// Drives the record's whole key again, oldest first, until one fails again.
    ///
    /// @return what is still parked of the key's head, empty when all went through or nothing has this id
    public Optional<Parked> redrive(long id, String by, String why) {
        return lot.find(id).flatMap(found -> {
            transaction.executeWithoutResult(_ -> lot.audit(id, "redrive", by, why));
            return redrive(found.parked().consumer(), found.parked().key());
        });
    }

    /// Gives the record up; its content stays in the audit. What waited behind it is driven again.
    ///
    /// @return false when nothing has this id
    public boolean discard(long id, String by, String why) {
        var found = lot.find(id);
        found.ifPresent(it -> {
            transaction.executeWithoutResult(_ -> {
                lot.lock(it.parked().consumer(), it.parked().key());
                lot.audit(id, "discard", by, why);
                lot.remove(id);
            });
            redrive(it.parked().consumer(), it.parked().key());
        });
        return found.isPresent();
    }

    /// Tries those again whose failure may have healed.
    void redriveDue() {
        lot.due().forEach(place -> redrive(place.consumer(), place.key()));
    }

    private Optional<Parked> redrive(String consumer, String key) {
        boolean more = true;
        while (more) {
            more = driveFirst(consumer, key);
        }
        return lot.first(consumer, key).map(ParkingLot.Found::parked);
    }

    /// True when the oldest record of the key went through.
    private boolean driveFirst(String consumer, String key) {
        var tried = new AtomicReference<@Nullable Parked>();
        try {
            return Boolean.TRUE.equals(transaction.execute(_ -> {
                lot.lock(consumer, key);
                var first = lot.first(consumer, key);
                first.ifPresent(it -> {
                    tried.set(it.parked());
                    apply(it);
                    lot.remove(it.parked().id());
                });
                return first.isPresent();
            }));
        } catch (RuntimeException e) { // it failed again, for whatever reason; the table must say so
            var parked = tried.get();
            if (parked == null || Listener.databaseIsAway(e)) {
                throw e;
            }
            transaction.executeWithoutResult(_ -> lot.failedAgain(parked.id(), e.toString(), pauseAfter(parked, e)));
            return false;
        }
    }

    private void apply(ParkingLot.Found found) {
        var listener = listeners.get(
                new Source(found.parked().consumer(), found.parked().topic()));
        if (listener == null) {
            throw new IllegalStateException("Nobody here hears %s as %s any more"
                    .formatted(found.parked().topic(), found.parked().consumer()));
        }
        listener.subscription()
                .effectOf(found.heard().type())
                .ifPresent(effect -> listener.apply(found.heard(), effect));
    }

    private static @Nullable Duration pauseAfter(Parked parked, RuntimeException e) {
        if (e instanceof Refused
                || e instanceof Heard.Unreadable
                || parked.attempts() >= ATTEMPTS_BEFORE_A_PERSON_DECIDES) {
            return null;
        }
        var pause = Listener.FIRST_RETRY.multipliedBy(1L << parked.attempts());
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
