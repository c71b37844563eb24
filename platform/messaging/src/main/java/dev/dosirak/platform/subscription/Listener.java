package dev.dosirak.platform.subscription;

import static java.util.stream.Collectors.toSet;

import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.eventstore.UnknownStored;
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
final class Listener implements BatchMessageListener<byte[], byte[]> {

    private static final Logger log = LoggerFactory.getLogger(Listener.class);

    /// So often is applied what fails for a reason of its own.
    static final int ATTEMPTS = 3;

    static final Duration FIRST_RETRY = Duration.ofSeconds(5);

    private final Subscription subscription;
    private final TransactionTemplate transaction;
    private final Inbox inbox;
    private final ParkingLot parking;
    private final EventJson json;
    private final Trace trace;
    private final Hearing hearing;
    private final Persistence persistence = new Persistence();

    Listener(
            Subscription subscription,
            TransactionTemplate transaction,
            Inbox inbox,
            ParkingLot parking,
            EventJson json,
            Trace trace,
            Hearing hearing) {
        this.subscription = subscription;
        this.transaction = transaction;
        this.inbox = inbox;
        this.parking = parking;
        this.json = json;
        this.trace = trace;
        this.hearing = hearing;
    }

    Subscription subscription() {
        return subscription;
    }

    /// A record that concerns us, and what it does here.
    private record Due(ConsumerRecord<byte[], byte[]> record, Heard heard, Subscription.Effect<?> effect) {}

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> records) {
        var due = records.stream().flatMap(this::due).toList();
        if (due.size() < 2 || !subscription.isSharingTransactions() || !together(due)) {
            due.forEach(it -> trace.follow(subscription.consumer(), it.record(), () -> alone(it)));
        }
        hearing.heard(records); // only now: whatever came before a heartbeat is applied or parked
    }

    private Stream<Due> due(ConsumerRecord<byte[], byte[]> record) {
        var heard = Heard.of(record);
        return subscription.effectOf(heard.type()).stream().map(it -> new Due(record, heard, it));
    }

    /// @return whether all are applied; if not, none is
    private boolean together(List<Due> due) {
        try {
            return Boolean.TRUE.equals(transaction.execute(_ -> {
                if (parking.holdsAny(
                        subscription.consumer(),
                        due.stream().map(it -> it.heard().key()).collect(toSet()))) {
                    return false;
                }
                var fresh = inbox.claim(
                        subscription.consumer(),
                        due.stream().map(it -> it.heard().id()).collect(toSet()));
                for (var it : due) {
                    if (fresh.remove(it.heard().id())) {
                        trace.follow(
                                subscription.consumer(),
                                it.record(),
                                () -> it.heard().apply(it.effect(), json));
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
                transaction.executeWithoutResult(_ -> applyOrWait(due.heard(), due.effect()));
                persistence.passed(due.heard());
                return;
            } catch (Refused | Heard.Unreadable e) {
                park(due.heard(), e, Persistence.mayHeal(e) ? FIRST_RETRY : null);
                return;
            } catch (RuntimeException | Error e) { // whatever it is, it must not stop the other keys of this partition
                if (attempt < attempts(e)) {
                    continue;
                }
                if (Persistence.isNotTheRecordsFault(e) && !persistence.isTriedOften(due.heard(), e)) {
                    throw e; // the container waits, or is begun again, and comes back to this record
                }
                park(due.heard(), e, FIRST_RETRY); // fails as well while the database is away
                return;
            }
        }
    }

    private static int attempts(Throwable e) {
        if (e instanceof Stale) {
            return Stale.ATTEMPTS;
        }
        return Persistence.isNotTheRecordsFault(e) || e instanceof UnknownStored ? 1 : ATTEMPTS;
    }

    private void applyOrWait(Heard heard, Subscription.Effect<?> effect) {
        if (parking.holds(subscription.consumer(), heard.key())) {
            parking.lock(subscription.consumer(), heard.key());
            var place = ParkingLot.Place.of(subscription.consumer(), heard.key());
            var first = parking.first(place);
            if (first.isPresent()
                    && !first.get().comesAfter(subscription, heard.envelope().sequence())) {
                parking.park(subscription.consumer(), heard, "waits behind an earlier record of its key", 0, null);
                return;
            }
            parking.wake(place);
        }
        apply(heard, effect);
    }

    /// In the caller's transaction.
    void apply(Heard heard, Subscription.Effect<?> effect) {
        if (inbox.claim(subscription.consumer(), heard.id())) {
            heard.apply(effect, json);
        }
    }

    private void park(Heard heard, Throwable why, @Nullable Duration retryAfter) {
        log.error(
                "{} parks {} {} ({}-{}@{}): {}",
                subscription.consumer(),
                heard.type(),
                Readable.text(heard.key(), 100),
                heard.topic(),
                heard.partition(),
                heard.offset(),
                why.toString(),
                why);
        try {
            transaction.executeWithoutResult(_ -> {
                parking.lock(subscription.consumer(), heard.key());
                parking.park(subscription.consumer(), heard, why.toString(), 1, retryAfter);
            });
        } catch (RuntimeException e) {
            if (Persistence.isNotTheRecordsFault(e)) {
                throw e;
            }
            log.error("{} cannot keep the content of what it parks", subscription.consumer(), e);
            transaction.executeWithoutResult(_ -> parking.parkWithoutContent(subscription.consumer(), heard));
        }
        persistence.passed(heard);
    }
}
