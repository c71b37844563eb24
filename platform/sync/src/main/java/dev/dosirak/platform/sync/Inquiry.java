package dev.dosirak.platform.sync;

import dev.dosirak.platform.job.ScheduledJob;
import dev.dosirak.platform.subscription.Fact;
import dev.dosirak.platform.subscription.FactReceiver;
import dev.dosirak.platform.subscription.FactReceiver.Outcome;
import dev.dosirak.platform.subscription.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks an owner what it has published of things whose next event somebody has waited for too long, and applies it as
/// if it had been received: a fact that was lost on its way, or that comes late, is missed by nobody.
///
/// The owner's domain must be one of facts, as a [HistorySource] hands them out. What the inbox knows is not applied
/// again; of facts that were published before they had an id of their own the effect must see that it is a repeat.
///
/// To be asked by a [scheduled job][#job] over those that wait, of some at a time; where the owner should know them
/// from our own events, by a [ReaderInquiry].
public final class Inquiry {

    private static final Logger log = LoggerFactory.getLogger(Inquiry.class);

    private final DataOwner dataOwner;
    private final Subscription subscription;
    private final FactReceiver factReceiver;

    /// @param dataOwner of the facts, as `new HttpDataOwner(paymentService, "payments", token.to("payment"))`
    /// @param subscription by which they are received in good times
    public Inquiry(DataOwner dataOwner, Subscription subscription, FactReceiver factReceiver) {
        this.dataOwner = dataOwner;
        this.subscription = subscription;
        this.factReceiver = factReceiver;
    }

    /// What came of asking.
    ///
    /// @param applied how many facts were new to us
    /// @param open of whom it is still not known what has happened: the owner could not hand it out,
    ///     or we could not apply it
    /// @param unknown of whom the owner knows nothing: what we published of them is under way, or was lost
    /// @param unchanged of whom the owner knows, but nothing that we did not, and has begun nothing of which it
    ///       would publish an event
    /// @param receivedUpTo up to when it had received our stream before it answered; empty while that is not
    ///       known
    public record Answers(
            int applied, Set<UUID> open, Set<UUID> unknown, Set<UUID> unchanged, Optional<Instant> receivedUpTo) {

        public Answers {
            open = Set.copyOf(open);
            unknown = Set.copyOf(unknown);
            unchanged = Set.copyOf(unchanged);
        }
    }

    /// Asks about those that wait; an owner who is away is no failure of the job, and is asked again.
    ///
    /// @param waiting some of them, others each time
    public ScheduledJob job(String name, Duration every, Supplier<? extends Collection<UUID>> waiting) {
        return new ScheduledJob(name, every, () -> {
            var ids = waiting.get();
            unlessAway(ids, () -> ask(ids));
        });
    }

    /// @return empty when the owner is away
    Optional<Answers> unlessAway(Collection<UUID> waiting, Supplier<Answers> asking) {
        try {
            return Optional.of(asking.get());
        } catch (DataOwner.OwnerAway e) {
            log.info(
                    "{} wait for the owner of {}, who is away: {}", waiting.size(), dataOwner.domain(), e.getMessage());
            return Optional.empty();
        }
    }

    /// Not inside a transaction: the owner is asked over the network. One thing that cannot be read or applied
    /// does not keep the others from being asked for.
    ///
    /// @throws DataOwner.OwnerAway when there is no answer now; to be asked again later
    public Answers ask(Collection<UUID> ids) {
        return ask(ids, it -> new DataOwner.Answer(dataOwner.fetch(it), Optional.empty()));
    }

    /// The same, where the owner should know them from our events.
    ///
    /// @param ours our own stream, as `order`
    public Answers ask(Collection<UUID> ids, String ours) {
        return ask(ids, it -> dataOwner.fetch(it, ours));
    }

    private Answers ask(Collection<UUID> ids, Function<Collection<UUID>, DataOwner.Answer> fetch) {
        int applied = 0;
        var open = new HashSet<UUID>();
        var unknown = new HashSet<>(ids);
        var unchanged = new HashSet<UUID>();
        var receivedUpTo = Optional.of(Instant.MAX);
        for (var some : Batches.of(ids)) {
            var answer = fetch.apply(some);
            receivedUpTo =
                    receivedUpTo.flatMap(it -> answer.receivedUpTo().map(other -> other.isBefore(it) ? other : it));
            for (var item : answer.items()) {
                int its = take(item, open);
                applied += its;
                unknown.remove(item.id());
                if (its == 0 && !open.contains(item.id()) && !FactsDocument.saysUnderWay(item)) {
                    unchanged.add(item.id());
                }
            }
        }
        return new Answers(applied, open, unknown, unchanged, receivedUpTo);
    }

    private int take(SyncItem item, Set<UUID> open) {
        if (item.refusal().isPresent()) {
            log.error(
                    "{} cannot say what happened to {}: {}",
                    dataOwner.domain(),
                    item.id(),
                    item.refusal().get());
            open.add(item.id());
            return 0;
        }
        int applied = 0;
        try {
            for (var fact : FactsDocument.factsOf(item)) {
                var outcome = take(fact);
                applied += outcome == Outcome.APPLIED ? 1 : 0;
                if (outcome == Outcome.WAITS || outcome == Outcome.UNREADABLE) {
                    open.add(item.id());
                }
            }
        } catch (RuntimeException e) { // the next time, or the others, may fare better
            log.error("What {} says of {} {} cannot be applied", dataOwner.domain(), item.id(), item.version(), e);
            open.add(item.id());
        }
        return applied;
    }

    private Outcome take(Fact fact) {
        var outcome = factReceiver.accept(subscription, fact);
        if (outcome == Outcome.APPLIED) {
            log.warn("{} had not heard {} {}", subscription.consumer(), fact.type(), fact.subject());
        }
        return outcome;
    }
}
