package dev.dosirak.review.board;

import dev.dosirak.platform.kernel.Change;
import dev.dosirak.platform.kernel.Ids;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Transactions;
import dev.dosirak.platform.kernel.Versioned;
import dev.dosirak.review.right.RightRefusal;
import dev.dosirak.review.right.Rights;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What a customer does with their own reviews. A review of somebody else looks as if it did not exist.
public final class Reviewer {

    private static final int PAGE = 100;

    private final Rights rights;
    private final Authors authors;
    private final Likes likes;
    private final Reviews reviews;
    private final Registrar registrar;
    private final Transactions transactions;
    private final Clock clock;

    public Reviewer(
            Rights rights, Authors authors, Reviews reviews, Likes likes, Transactions transactions, Clock clock) {
        this.rights = rights;
        this.authors = authors;
        this.reviews = reviews;
        this.likes = likes;
        this.registrar = new Registrar(reviews);
        this.transactions = transactions;
        this.clock = clock;
    }

    /// Uses the right to review this order up.
    ///
    /// @throws Refused when there is none
    /// @throws Stale when it was used or withdrawn at this moment
    public Versioned<Review> write(UUID customer, UUID order, Opinion opinion) {
        return transactions.run(() -> {
            var now = clock.instant();
            var purchase = rights.find(order)
                    .filter(it -> it.purchase().isBy(customer))
                    .orElseThrow(() -> new Refused(RightRefusal.UNKNOWN_ORDER))
                    .redeem(now);
            rights.use(order);
            var author = authors.of(customer, purchase.shop());
            var review = Review.written(Ids.next(), purchase, author, opinion, now);
            return registrar.record(new Change<>(Optional.empty(), review, now));
        });
    }

    /// Changes what the author saw at `version`.
    ///
    /// @throws Refused when it is not theirs, hidden or deleted, or the time is over
    /// @throws Stale when the review has changed since
    public Liked edit(UUID customer, UUID id, long version, Opinion opinion) {
        var now = clock.instant();
        var edited = registrar.edit(own(customer, id), version, it -> it.edited(opinion, now), now);
        return Liked.of(edited, likes);
    }

    /// Takes the review back for good, whatever else changes meanwhile; the right stays used.
    ///
    /// @throws Refused when it is not theirs
    public void delete(UUID customer, UUID id) {
        registrar.insist(() -> own(customer, id), Review::deleted, clock.instant());
    }

    /// Their reviews below `mark`, newest first, at most `limit`; hidden ones too.
    public List<Liked> mine(UUID customer, Mark mark, int limit) {
        return Liked.of(reviews.ofCustomer(customer, mark, limit), likes);
    }

    /// The customer is no member any more: their reviews stay without any name, and nothing more can be
    /// reviewed.
    public void leaves(UUID customer) {
        rights.forget(customer);
        var mark = Mark.TOP;
        List<Versioned<Review>> page;
        do {
            page = reviews.ofCustomer(customer, mark, PAGE);
            for (var review : page) {
                mark = Mark.of(review.state());
                var id = review.state().id();
                registrar.insist(() -> own(customer, id), Review::anonymous, clock.instant());
            }
        } while (page.size() == PAGE);
    }

    private Versioned<Review> own(UUID customer, UUID id) {
        return registrar.find(id, it -> it.purchase().isBy(customer));
    }
}
