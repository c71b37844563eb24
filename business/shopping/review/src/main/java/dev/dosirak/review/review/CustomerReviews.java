package dev.dosirak.review.review;

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
public final class CustomerReviews {

    private static final int PAGE = 100;

    private final Rights rights;
    private final Pseudonyms pseudonyms;
    private final Likes likes;
    private final Reviews reviews;
    private final ReviewStore reviewStore;
    private final Transactions transactions;
    private final Clock clock;

    public CustomerReviews(
            Rights rights,
            Pseudonyms pseudonyms,
            Reviews reviews,
            Likes likes,
            Transactions transactions,
            Clock clock) {
        this.rights = rights;
        this.pseudonyms = pseudonyms;
        this.reviews = reviews;
        this.likes = likes;
        this.reviewStore = new ReviewStore(reviews);
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
            rights.markUsed(order);
            var author = pseudonyms.of(customer, purchase.shop());
            var review = Review.written(Ids.next(), purchase, author, opinion, now);
            return reviewStore.record(new Change<>(Optional.empty(), review, now));
        });
    }

    /// Changes what the author saw at `version`.
    ///
    /// @throws Refused when it is not theirs, hidden or deleted, or the time is over
    /// @throws Stale when the review has changed since
    public ReviewWithLikes edit(UUID customer, UUID id, long version, Opinion opinion) {
        var now = clock.instant();
        var edited = reviewStore.edit(own(customer, id), version, it -> it.edited(opinion, now), now);
        return ReviewWithLikes.of(edited, likes);
    }

    /// Takes the review back for good, whatever else changes meanwhile; the right stays used.
    ///
    /// @throws Refused when it is not theirs
    public void delete(UUID customer, UUID id) {
        reviewStore.changeWithRetry(() -> own(customer, id), Review::deleted, clock.instant());
    }

    /// Their reviews below `cursor`, newest first, at most `limit`; hidden ones too.
    public List<ReviewWithLikes> mine(UUID customer, ReviewCursor cursor, int limit) {
        return ReviewWithLikes.of(reviews.ofCustomer(customer, cursor, limit), likes);
    }

    /// The customer is no member any more: their reviews stay without any name, and nothing more can be
    /// reviewed.
    public void anonymizeAllOf(UUID customer) {
        rights.forget(customer);
        var cursor = ReviewCursor.TOP;
        List<Versioned<Review>> page;
        do {
            page = reviews.ofCustomer(customer, cursor, PAGE);
            for (var review : page) {
                cursor = ReviewCursor.of(review.state());
                var id = review.state().id();
                reviewStore.changeWithRetry(() -> own(customer, id), Review::anonymous, clock.instant());
            }
        } while (page.size() == PAGE);
    }

    private Versioned<Review> own(UUID customer, UUID id) {
        return reviewStore.find(id, it -> it.purchase().isBy(customer));
    }
}
