package dev.dosirak.platform.subscription;

import static java.util.stream.Collectors.toSet;

import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.eventstore.UnknownStoredType;
import dev.dosirak.platform.inbox.Inbox;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Stale;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.transaction.support.TransactionTemplate;

/// Applies the records of one subscription, each in a transaction of its own, and parks the key of one that
/// will not go. Where they may share a transaction, what one poll brought does, unless any of it will not go.
final class TransactionalListener implements BatchMessageListener<byte[], byte[]> {

    private static final Logger log = LoggerFactory.getLogger(TransactionalListener.class);

    /// So often is applied what fails for a reason of its own.
    static final int ATTEMPTS = 3;

    static final Duration FIRST_RETRY = Duration.ofSeconds(5);

    private final Subscription subscription;
    private final TransactionTemplate transaction;
    private final Inbox inbox;
    private final ParkedEventStore parking;
    private final EventJson json;
    private final Trace trace;
    private final WatermarkRecorder watermarkRecorder;
    private final RetryPolicy retryPolicy = new RetryPolicy();

    TransactionalListener(
            Subscription subscription,
            TransactionTemplate transaction,
            Inbox inbox,
            ParkedEventStore parking,
            EventJson json,
            Trace trace,
            WatermarkRecorder watermarkRecorder) {
        this.subscription = subscription;
        this.transaction = transaction;
        this.inbox = inbox;
        this.parking = parking;
        this.json = json;
        this.trace = trace;
        this.watermarkRecorder = watermarkRecorder;
    }

    Subscription subscription() {
        return subscription;
    }

    /// A record that concerns us, and what it does here.
    private record Due(
            ConsumerRecord<byte[], byte[]> record, IncomingEvent incomingEvent, Subscription.Effect<?> effect) {}

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> records) {
        var due = records.stream().flatMap(this::due).toList();
        if (due.size() < 2 || !subscription.isSharingTransactions() || !together(due)) {
            due.forEach(it -> trace.follow(subscription.consumer(), it.record(), () -> alone(it)));
        }
        watermarkRecorder.record(records); // only now: whatever came before a heartbeat is applied or parked
    }

    private Stream<Due> due(ConsumerRecord<byte[], byte[]> record) {
        var incomingEvent = IncomingEvent.of(record);
        return subscription.effectOf(incomingEvent.type()).stream().map(it -> new Due(record, incomingEvent, it));
    }

    /// @return whether all are applied; if not, none is
    private boolean together(List<Due> due) {
        try {
            return Boolean.TRUE.equals(transaction.execute(_ -> {
                if (parking.holdsAny(
                        subscription.consumer(),
                        due.stream().map(it -> it.incomingEvent().key()).collect(toSet()))) {
                    return false;
                }
                var fresh = inbox.claim(
                        subscription.consumer(),
                        due.stream().map(it -> it.incomingEvent().id()).collect(toSet()));
                for (var it : due) {
                    if (fresh.remove(it.incomingEvent().id())) {
                        trace.follow(
                                subscription.consumer(),
                                it.record(),
                                () -> it.incomingEvent().apply(it.effect(), json));
                    }
                }
                return true;
            }));
        } catch (RuntimeException | Error e) { // which one it was, and what to do about it, shows when each goes alone
            log.debug("{} applies {} records one by one", subscription.consumer(), due.size(), e);
            return false;
        }
    }

    private void alone(Due due) {
        for (int attempt = 1; ; attempt++) {
            try {
                transaction.executeWithoutResult(_ -> applyOrWait(due.incomingEvent(), due.effect()));
                retryPolicy.succeeded(due.incomingEvent());
                return;
            } catch (Refused | IncomingEvent.UnreadableEvent e) {
                park(due.incomingEvent(), e, RetryPolicy.mayRecover(e) ? FIRST_RETRY : null);
                return;
            } catch (RuntimeException | Error e) { // whatever it is, it must not stop the other keys of this partition
                if (attempt < attempts(e)) {
                    continue;
                }
                if (RetryPolicy.isTransient(e) && !retryPolicy.isExhausted(due.incomingEvent(), e)) {
                    throw e; // the container waits, or is begun again, and comes back to this record
                }
                park(due.incomingEvent(), e, FIRST_RETRY); // fails as well while the database is away
                return;
            }
        }
    }

    private static int attempts(Throwable e) {
        if (e instanceof Stale) {
            return Stale.ATTEMPTS;
        }
        return RetryPolicy.isTransient(e) || e instanceof UnknownStoredType ? 1 : ATTEMPTS;
    }

    private void applyOrWait(IncomingEvent incomingEvent, Subscription.Effect<?> effect) {
        if (parking.holds(subscription.consumer(), incomingEvent.key())) {
            parking.lock(subscription.consumer(), incomingEvent.key());
            var parkedKey = ParkedEventStore.ParkedKey.of(subscription.consumer(), incomingEvent.key());
            var first = parking.first(parkedKey);
            if (first.isPresent()
                    && !first.get()
                            .comesAfter(subscription, incomingEvent.envelope().sequence())) {
                parking.park(
                        subscription.consumer(), incomingEvent, "waits behind an earlier record of its key", 0, null);
                return;
            }
            parking.makeDue(parkedKey);
        }
        apply(incomingEvent, effect);
    }

    /// In the caller's transaction.
    void apply(IncomingEvent incomingEvent, Subscription.Effect<?> effect) {
        if (inbox.claim(subscription.consumer(), incomingEvent.id())) {
            incomingEvent.apply(effect, json);
        }
    }

    private void park(IncomingEvent incomingEvent, Throwable why, @Nullable Duration retryAfter) {
        log.error(
                "{} parks {} {} ({}-{}@{}): {}",
                subscription.consumer(),
                incomingEvent.type(),
                SafeText.text(incomingEvent.key(), 100),
                incomingEvent.topic(),
                incomingEvent.partition(),
                incomingEvent.offset(),
                why.toString(),
                why);
        try {
            transaction.executeWithoutResult(_ -> {
                parking.lock(subscription.consumer(), incomingEvent.key());
                parking.park(subscription.consumer(), incomingEvent, why.toString(), 1, retryAfter);
            });
        } catch (RuntimeException e) {
            if (RetryPolicy.isTransient(e)) {
                throw e;
            }
            log.error("{} cannot keep the content of what it parks", subscription.consumer(), e);
            transaction.executeWithoutResult(_ -> parking.parkWithoutContent(subscription.consumer(), incomingEvent));
        }
        retryPolicy.succeeded(incomingEvent);
    }
}
