package dev.dosirak.platform.subscription;

import static java.util.stream.Collectors.toSet;

import dev.dosirak.platform.events.EventJson;
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
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionTemplate;

/// Applies the records of one subscription, each in a transaction of its own, and parks the key of one that will not
/// go.
/// Where they may share a transaction, what one poll brought does, unless any of it will not go.
final class Listener implements BatchMessageListener<String, String> {

    private static final Logger log = LoggerFactory.getLogger(Listener.class);
    private static final int RACES_LOST = 10;
    private static final int ATTEMPTS = 3;
    static final Duration FIRST_RETRY = Duration.ofSeconds(5);

    private final Subscription subscription;
    private final TransactionTemplate transaction;
    private final Inbox inbox;
    private final ParkingLot parking;
    private final EventJson json;
    private final Trace trace;

    Listener(
            Subscription subscription,
            TransactionTemplate transaction,
            Inbox inbox,
            ParkingLot parking,
            EventJson json,
            Trace trace) {
        this.subscription = subscription;
        this.transaction = transaction;
        this.inbox = inbox;
        this.parking = parking;
        this.json = json;
        this.trace = trace;
    }

    Subscription subscription() {
        return subscription;
    }

    /// A record that concerns us, and what it does here.
    private record Due(ConsumerRecord<String, String> record, Heard heard, Subscription.Effect<?> effect) {}

    @Override
    public void onMessage(List<ConsumerRecord<String, String>> records) {
        var due = records.stream().flatMap(this::due).toList();
        if (due.size() < 2 || !subscription.isSharingTransactions() || !together(due)) {
            due.forEach(it -> trace.follow(subscription.consumer(), it.record(), () -> alone(it)));
        }
    }

    private Stream<Due> due(ConsumerRecord<String, String> record) {
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
        } catch (RuntimeException e) { // which one it was, and what to do about it, shows when each goes alone
            log.debug("{} applies {} records one by one", subscription.consumer(), due.size(), e);
            return false;
        }
    }

    private void alone(Due due) {
        for (int attempt = 1; ; attempt++) {
            try {
                transaction.executeWithoutResult(_ -> applyOrWait(due.heard(), due.effect()));
                return;
            } catch (Stale e) {
                if (attempt == RACES_LOST) {
                    throw e; // the container comes back to this record after a pause
                }
            } catch (Refused | Heard.Unreadable e) {
                park(due.heard(), e, null);
                return;
            } catch (RuntimeException e) { // whatever it is, it must not stop the other keys of this partition
                if (databaseIsAway(e)) {
                    throw e; // nothing can be parked either; the container waits and comes back
                }
                if (attempt >= ATTEMPTS) {
                    park(due.heard(), e, FIRST_RETRY);
                    return;
                }
            }
        }
    }

    private void applyOrWait(Heard heard, Subscription.Effect<?> effect) {
        if (parking.holds(subscription.consumer(), heard.key())) {
            parking.lock(subscription.consumer(), heard.key());
            if (parking.holds(subscription.consumer(), heard.key())) {
                parking.park(subscription.consumer(), heard, "waits behind an earlier record of its key", 0, null);
                return;
            }
        }
        apply(heard, effect);
    }

    /// In the caller's transaction.
    void apply(Heard heard, Subscription.Effect<?> effect) {
        if (inbox.claim(subscription.consumer(), heard.id())) {
            heard.apply(effect, json);
        }
    }

    private void park(Heard heard, RuntimeException why, @Nullable Duration retryAfter) {
        log.error("{} parks {} {}: {}", subscription.consumer(), heard.type(), heard.key(), why.toString(), why);
        transaction.executeWithoutResult(_ -> {
            parking.lock(subscription.consumer(), heard.key());
            parking.park(subscription.consumer(), heard, why.toString(), 1, retryAfter);
        });
    }

    static boolean databaseIsAway(RuntimeException e) {
        return e instanceof CannotCreateTransactionException
                || e instanceof TransactionSystemException
                || e instanceof TransientDataAccessException
                || e instanceof RecoverableDataAccessException
                || e instanceof DataAccessResourceFailureException
                || e instanceof NonTransientDataAccessResourceException;
    }
}
