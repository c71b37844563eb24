package dev.dosirak.platform.subscription;

import dev.dosirak.platform.eventstore.UnknownStored;
import dev.dosirak.platform.inbox.Inbox;
import dev.dosirak.platform.kernel.RetrySchedule;
import dev.dosirak.platform.postgres.DatabaseAway;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/// What a person, or time, does about parked records: look, drive them again in order, or give one up.
public final class Parking {

    private static final Logger log = LoggerFactory.getLogger(Parking.class);
    private static final RetrySchedule PAUSES = new RetrySchedule(Listener.FIRST_RETRY, Duration.ofMinutes(10));
    static final int ATTEMPTS_BEFORE_A_PERSON_DECIDES = 12;

    /// Where a parked record came from.
    ///
    /// @param topic as Kafka knows it
    record Source(String consumer, String topic) {}

    private final Map<Source, Listener> listeners;
    private final ParkingLot lot;
    private final Inbox inbox;
    private final TransactionTemplate transaction;

    Parking(Map<Source, Listener> listeners, ParkingLot lot, Inbox inbox, TransactionTemplate transaction) {
        this.listeners = listeners;
        this.lot = lot;
        this.inbox = inbox;
        this.transaction = transaction;
    }

    /// @param consumer whose, or empty for all
    /// @param after the last id of the page before, or 0
    public List<Parked> list(String consumer, long after, int size) {
        return lot.list(consumer, after, size);
    }

    /// Whether anything of the key waits here: what is known of it is not all that was told.
    public boolean holds(String consumer, UUID key) {
        return lot.holds(consumer, key.toString());
    }

    /// When the oldest parked record of a stream was told; what was told before is applied, if it was heard.
    ///
    /// @param stream as `payment`
    public Optional<Instant> oldest(String consumer, String stream) {
        return listeners.entrySet().stream()
                .filter(it -> it.getKey().consumer().equals(consumer))
                .filter(it -> it.getValue().subscription().stream().equals(stream))
                .flatMap(it -> lot.oldest(consumer, it.getKey().topic()).stream())
                .min(Instant::compareTo);
    }

    /// Drives the record's whole key again, oldest first, until one fails again.
    ///
    /// @return what is still parked of the key's head, empty when all went through or nothing has this id
    public Optional<Parked> redrive(long id, String by, String why) {
        return lot.find(id).flatMap(found -> {
            transaction.executeWithoutResult(_ -> lot.audit(id, "redrive", by, why));
            return redrive(found.place());
        });
    }

    /// Gives the record up; its content stays in the audit, and when it is delivered again it is none of our
    /// business. What waited behind it is driven again.
    ///
    /// @return false when nothing has this id
    public boolean discard(long id, String by, String why) {
        var found = lot.find(id);
        found.ifPresent(it -> {
            transaction.executeWithoutResult(_ -> {
                lot.lock(it.place());
                lot.audit(id, "discard", by, why);
                inbox.claim(it.place().consumer(), it.identity());
                lot.remove(id);
            });
            redrive(it.place());
        });
        return found.isPresent();
    }

    /// Tries those again whose failure may have healed. To be called on one node at a time.
    void redriveDue() {
        for (var place : lot.due()) {
            try {
                redrive(place);
            } catch (RuntimeException e) {
                if (DatabaseAway.isBehind(e)) {
                    throw e;
                }
                log.error("What is parked for {} cannot be driven again", place.consumer(), e); // the others can
            }
        }
    }

    private Optional<Parked> redrive(ParkingLot.Place place) {
        boolean more = true;
        while (more) {
            more = driveFirst(place);
        }
        return lot.first(place).map(ParkedRow::parked);
    }

    /// True when the oldest record of the key went through.
    private boolean driveFirst(ParkingLot.Place place) {
        var tried = new AtomicReference<@Nullable Parked>();
        try {
            return Boolean.TRUE.equals(transaction.execute(_ -> {
                lot.lock(place);
                var first = lot.first(place);
                first.ifPresent(it -> {
                    tried.set(it.parked());
                    apply(it);
                    lot.remove(it.parked().id());
                });
                return first.isPresent();
            }));
        } catch (RuntimeException | StackOverflowError | LinkageError e) { // again; the table must say so
            var parked = tried.get();
            if (parked == null || DatabaseAway.isBehind(e)) {
                throw e;
            }
            transaction.executeWithoutResult(_ -> lot.failedAgain(parked.id(), e.toString(), pauseAfter(parked, e)));
            return false;
        }
    }

    private void apply(ParkedRow row) {
        var source = new Source(row.parked().consumer(), row.parked().topic());
        var listener = listeners.get(source);
        if (listener == null) {
            throw new IllegalStateException(
                    "Nobody here hears %s as %s any more".formatted(source.topic(), source.consumer()));
        }
        var heard = row.heard();
        listener.subscription().effectOf(heard.type()).ifPresent(effect -> listener.apply(heard, effect));
    }

    private static @Nullable Duration pauseAfter(Parked parked, Throwable e) {
        if (!Persistence.mayHeal(e)
                || (parked.attempts() >= ATTEMPTS_BEFORE_A_PERSON_DECIDES && !(e instanceof UnknownStored))) {
            return null;
        }
        return PAUSES.after(parked.attempts() + 1);
    }
}
