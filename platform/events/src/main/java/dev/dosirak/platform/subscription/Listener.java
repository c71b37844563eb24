package dev.dosirak.platform.subscription;

import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.inbox.Inbox;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Stale;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.kafka.listener.MessageListener;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionTemplate;

/// Applies the records of one subscription, each in a transaction of its own, and parks the key of one that will not
/// go.
final class Listener implements MessageListener<String, String> {

    private static final Logger log = LoggerFactory.getLogger(Listener.class);
    private static final int RACES_LOST = 10;
    private static final int ATTEMPTS = 3;
    static final Duration FIRST_RETRY = Duration.ofSeconds(5);

    private final Subscription subscription;
    private final TransactionTemplate transaction;
    private final Inbox inbox;
    private final ParkingLot parking;
    private final EventJson json;

    Listener(
            Subscription subscription,
            TransactionTemplate transaction,
            Inbox inbox,
            ParkingLot parking,
            EventJson json) {
        this.subscription = subscription;
        this.transaction = transaction;
        this.inbox = inbox;
        this.parking = parking;
        this.json = json;
    }

    Subscription subscription() {
        return subscription;
    }

    @Override
    public void onMessage(ConsumerRecord<String, String> record) {
        var heard = Heard.of(record);
        var effect = subscription.effectOf(heard.type());
        if (effect.isEmpty()) {
            return; // told to others
        }
        for (int attempt = 1; ; attempt++) {
            try {
                transaction.executeWithoutResult(_ -> applyOrWait(heard, effect.get()));
                return;
            } catch (Stale e) {
                if (attempt == RACES_LOST) {
                    throw e; // the container comes back to this record after a pause
                }
            } catch (Refused | Heard.Unreadable e) {
                park(heard, e, null);
                return;
            } catch (RuntimeException e) { // whatever it is, it must not stop the other keys of this partition
                if (databaseIsAway(e)) {
                    throw e; // nothing can be parked either; the container waits and comes back
                }
                if (attempt >= ATTEMPTS) {
                    park(heard, e, FIRST_RETRY);
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
