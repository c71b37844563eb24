package dev.dosirak.platform.subscription;

import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.inbox.Inbox;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Stale;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes in facts that came another way than by Kafka, by the effects of the [Subscription] that would have received
/// them: each exactly once, and none before what is parked of its key and came earlier.
public final class FactReceiver {

    private static final Logger log = LoggerFactory.getLogger(FactReceiver.class);

    private final TransactionTemplate transaction;
    private final Inbox inbox;
    private final ParkedEventStore parking;
    private final EventJson json;

    public FactReceiver(
            PlatformTransactionManager transactions, Inbox inbox, JdbcClient jdbc, EventJson json, Clock clock) {
        this.transaction = new TransactionTemplate(transactions);
        this.inbox = inbox;
        this.parking = new ParkedEventStore(jdbc, clock);
        this.json = json;
    }

    /// What became of it.
    public enum Outcome {
        APPLIED,
        /// It was applied before.
        KNOWN,
        /// Its type is not in the subscription.
        NOT_OURS,
        /// An earlier record of its key is parked; it comes after that one.
        WAITS,
        /// The rules have no use for it any more.
        REFUSED,
        /// It is not in a form that we know.
        UNREADABLE
    }

    /// @throws RuntimeException when it fails otherwise; it was not applied
    public Outcome accept(Subscription subscription, Fact fact) {
        return subscription
                .effectOf(fact.type())
                .map(effect -> accept(subscription, fact, effect))
                .orElse(Outcome.NOT_OURS);
    }

    private Outcome accept(Subscription subscription, Fact fact, Subscription.Effect<?> effect) {
        for (int attempt = 1; ; attempt++) {
            try {
                return Objects.requireNonNull(transaction.execute(_ -> apply(subscription, fact, effect)));
            } catch (Stale e) {
                if (attempt == Stale.ATTEMPTS) {
                    throw e;
                }
            } catch (Refused | IncomingEvent.UnreadableEvent e) {
                log.warn(
                        "{} has no use for {} {}: {}",
                        subscription.consumer(),
                        fact.type(),
                        fact.subject(),
                        e.toString());
                return e instanceof Refused ? Outcome.REFUSED : Outcome.UNREADABLE;
            }
        }
    }

    private <T> Outcome apply(Subscription subscription, Fact fact, Subscription.Effect<T> effect) {
        var consumer = subscription.consumer();
        parking.lock(consumer, fact.subject().toString());
        if (mustWait(subscription, fact)) {
            return Outcome.WAITS;
        }
        if (!inbox.claim(consumer, fact.id())) {
            return Outcome.KNOWN;
        }
        var envelope = new Envelope(fact.id(), fact.type(), fact.subject(), fact.sequence(), Instant.EPOCH);
        effect.work().accept(body(fact, effect.body()), envelope);
        parking.makeDue(ParkedEventStore.ParkedKey.of(consumer, fact.subject().toString()));
        return Outcome.APPLIED;
    }

    /// What is parked goes first, unless it came after this one: then it may well be this one that it waits
    /// for.
    private boolean mustWait(Subscription subscription, Fact fact) {
        return parking.first(ParkedEventStore.ParkedKey.of(
                        subscription.consumer(), fact.subject().toString()))
                .filter(it -> !it.comesAfter(subscription, fact.sequence()))
                .isPresent();
    }

    private <T> T body(Fact fact, Class<T> type) {
        try {
            return json.read(fact.body(), type);
        } catch (RuntimeException e) {
            throw new IncomingEvent.UnreadableEvent("body", e);
        }
    }
}
