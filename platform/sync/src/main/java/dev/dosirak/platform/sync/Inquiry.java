package dev.dosirak.platform.sync;

import dev.dosirak.platform.subscription.Fact;
import dev.dosirak.platform.subscription.Intake;
import dev.dosirak.platform.subscription.Intake.Outcome;
import dev.dosirak.platform.subscription.Subscription;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks an owner what it has told of things whose news somebody has waited for too long, and applies it as if it had
/// been heard: a fact that was lost on its way, or that comes late, is missed by nobody.
///
/// The owner's domain must be one of facts, as a [HistorySource] hands them out. What the inbox knows is not applied
/// again; of facts that were told before they had an id of their own the effect must see that it is a repeat.
///
/// To be asked by a sweep over those that wait, of some at a time:
///
/// ```java
/// new Sweep("order.unpaid-inquiry", EVERY, () -> payments.ask(overdue.placed(longAgo)))
/// ```
public final class Inquiry {

    private static final Logger log = LoggerFactory.getLogger(Inquiry.class);

    private final Owner owner;
    private final Subscription subscription;
    private final Intake intake;

    /// @param owner of the facts, as `new HttpOwner(paymentService, "payments", token.to("payment"))`
    /// @param subscription by which they are heard in good times
    public Inquiry(Owner owner, Subscription subscription, Intake intake) {
        this.owner = owner;
        this.subscription = subscription;
        this.intake = intake;
    }

    /// What came of asking.
    ///
    /// @param news how many facts were news to us
    /// @param open of whom it is still not known what has happened: the owner could not hand it out,
    ///     or we could not apply it
    public record Answers(int news, Set<UUID> open) {

        public Answers {
            open = Set.copyOf(open);
        }
    }

    /// Not inside a transaction: the owner is asked over the network. One thing that cannot be read or applied does not
    /// keep the others from being asked for. Of what the owner does not know nothing has happened.
    ///
    /// @throws Owner.OwnerAway when there is no answer now; to be asked again later
    public Answers ask(Collection<UUID> ids) {
        int news = 0;
        var open = new HashSet<UUID>();
        for (var some : Batches.of(ids)) {
            for (var item : owner.fetch(some)) {
                news += take(item, open);
            }
        }
        return new Answers(news, open);
    }

    private int take(SyncItem item, Set<UUID> open) {
        if (item.refusal().isPresent()) {
            log.error(
                    "{} cannot say what happened to {}: {}",
                    owner.domain(),
                    item.id(),
                    item.refusal().get());
            open.add(item.id());
            return 0;
        }
        int news = 0;
        try {
            for (var fact : FactsDocument.factsOf(item)) {
                var outcome = take(fact);
                news += outcome == Outcome.APPLIED ? 1 : 0;
                if (outcome == Outcome.WAITS || outcome == Outcome.UNREADABLE) {
                    open.add(item.id());
                }
            }
        } catch (RuntimeException e) { // the next time, or the others, may fare better
            log.error("What {} says of {} {} cannot be applied", owner.domain(), item.id(), item.version(), e);
            open.add(item.id());
        }
        return news;
    }

    private Outcome take(Fact fact) {
        var outcome = intake.take(subscription, fact);
        if (outcome == Outcome.APPLIED) {
            log.warn("{} had not heard {} {}", subscription.consumer(), fact.type(), fact.subject());
        }
        return outcome;
    }
}
