package dev.dosirak.platform.subscription;

import dev.dosirak.platform.eventstore.UnknownStoredType;
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
public final class ParkedEvents {

    private static final Logger log = LoggerFactory.getLogger(ParkedEvents.class);
    private static final RetrySchedule PAUSES =
            new RetrySchedule(TransactionalListener.FIRST_RETRY, Duration.ofMinutes(10));
    static final int ATTEMPTS_BEFORE_A_PERSON_DECIDES = 12;

    /// Where a parked record came from.
    ///
    /// @param topic as Kafka knows it
    record Source(String consumer, String topic) {}

    private final Map<Source, TransactionalListener> transactionalListeners;
    private final ParkedEventStore parkedEventStore;
    private final Inbox inbox;
    private final TransactionTemplate transaction;

    ParkedEvents(
            Map<Source, TransactionalListener> transactionalListeners,
            ParkedEventStore parkedEventStore,
            Inbox inbox,
            TransactionTemplate transaction) {
        this.transactionalListeners = transactionalListeners;
        this.parkedEventStore = parkedEventStore;
        this.inbox = inbox;
        this.transaction = transaction;
    }

    /// @param consumer whose, or empty for all
    /// @param after the last id of the page before, or 0
    public List<ParkedEvent> list(String consumer, long after, int size) {
        return parkedEventStore.list(consumer, after, size);
    }

    /// Whether anything of the key waits here: what is known of it is not all that was published.
    public boolean holds(String consumer, UUID key) {
        return parkedEventStore.holds(consumer, key.toString());
    }

    /// Some of those of whom something was parked within the last hour: it may wait for what went before it, and
    /// was lost.
    public List<UUID> parkedLately(String consumer) {
        return parkedEventStore.parkedLately(consumer);
    }

    /// When the oldest parked record of a stream was published; what was published before is applied, if it was
    /// received.
    ///
    /// @param stream as `payment`
    public Optional<Instant> oldest(String consumer, String stream) {
        return transactionalListeners.entrySet().stream()
                .filter(it -> it.getKey().consumer().equals(consumer))
                .filter(it -> it.getValue().subscription().stream().equals(stream))
                .flatMap(it -> parkedEventStore.oldest(consumer, it.getKey().topic()).stream())
                .min(Instant::compareTo);
    }

    /// Drives the record's whole key again, oldest first, until one fails again.
    ///
    /// @return what is still parked of the key's head, empty when all went through or nothing has this id
    public Optional<ParkedEvent> redrive(long id, String by, String why) {
        return parkedEventStore.find(id).flatMap(found -> {
            transaction.executeWithoutResult(_ -> parkedEventStore.audit(id, "redrive", by, why));
            return redrive(found.parkedKey());
        });
    }

    /// Gives the record up; its content stays in the audit, and when it is delivered again it is none of our
    /// business. What waited behind it is driven again.
    ///
    /// @return false when nothing has this id
    public boolean discard(long id, String by, String why) {
        var found = parkedEventStore.find(id);
        found.ifPresent(it -> {
            transaction.executeWithoutResult(_ -> {
                parkedEventStore.lock(it.parkedKey());
                parkedEventStore.audit(id, "discard", by, why);
                inbox.claim(it.parkedKey().consumer(), it.identity());
                parkedEventStore.remove(id);
            });
            redrive(it.parkedKey());
        });
        return found.isPresent();
    }

    /// Tries those again whose failure may have healed. To be called on one node at a time.
    void redriveDue() {
        for (var parkedKey : parkedEventStore.due()) {
            try {
                redrive(parkedKey);
            } catch (RuntimeException e) {
                if (DatabaseAway.isCauseOf(e)) {
                    throw e;
                }
                log.error("What is parked for {} cannot be driven again", parkedKey.consumer(), e); // the others can
            }
        }
    }

    private Optional<ParkedEvent> redrive(ParkedEventStore.ParkedKey parkedKey) {
        boolean more = true;
        while (more) {
            more = redriveFirst(parkedKey);
        }
        return parkedEventStore.first(parkedKey).map(ParkedRow::parkedEvent);
    }

    /// True when the oldest record of the key went through.
    private boolean redriveFirst(ParkedEventStore.ParkedKey parkedKey) {
        var tried = new AtomicReference<@Nullable ParkedEvent>();
        try {
            return Boolean.TRUE.equals(transaction.execute(_ -> {
                parkedEventStore.lock(parkedKey);
                var first = parkedEventStore.first(parkedKey);
                first.ifPresent(it -> {
                    tried.set(it.parkedEvent());
                    apply(it);
                    parkedEventStore.remove(it.parkedEvent().id());
                });
                return first.isPresent();
            }));
        } catch (RuntimeException | StackOverflowError | LinkageError e) { // again; the table must say so
            var parkedEvent = tried.get();
            if (parkedEvent == null || DatabaseAway.isCauseOf(e)) {
                throw e;
            }
            transaction.executeWithoutResult(
                    _ -> parkedEventStore.failedAgain(parkedEvent.id(), e.toString(), pauseAfter(parkedEvent, e)));
            return false;
        }
    }

    private void apply(ParkedRow row) {
        var source = new Source(row.parkedEvent().consumer(), row.parkedEvent().topic());
        var transactionalListener = transactionalListeners.get(source);
        if (transactionalListener == null) {
            throw new IllegalStateException(
                    "Nobody here hears %s as %s any more".formatted(source.topic(), source.consumer()));
        }
        var incomingEvent = row.incomingEvent();
        transactionalListener
                .subscription()
                .effectOf(incomingEvent.type())
                .ifPresent(effect -> transactionalListener.apply(incomingEvent, effect));
    }

    private static @Nullable Duration pauseAfter(ParkedEvent parkedEvent, Throwable e) {
        if (!RetryPolicy.mayRecover(e)
                || (parkedEvent.attempts() >= ATTEMPTS_BEFORE_A_PERSON_DECIDES && !(e instanceof UnknownStoredType))) {
            return null;
        }
        return PAUSES.after(parkedEvent.attempts() + 1);
    }
}
