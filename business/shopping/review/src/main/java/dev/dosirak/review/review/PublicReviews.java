package dev.dosirak.review.review;

import dev.dosirak.platform.kernel.Ids;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Versioned;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/// What anybody does who reads reviews. What is not shown does not exist here.
public final class PublicReviews {

    private final Reviews reviews;
    private final Likes likes;
    private final Reports reports;
    private final ReviewStore reviewStore;
    private final Clock clock;

    public PublicReviews(Reviews reviews, Likes likes, Reports reports, Clock clock) {
        this.reviews = reviews;
        this.likes = likes;
        this.reports = reports;
        this.reviewStore = new ReviewStore(reviews);
        this.clock = clock;
    }

    /// The shown reviews of a shop below `cursor`, at most `limit`.
    public List<ReviewWithLikes> page(UUID shop, Sort sort, ReviewCursor cursor, int limit) {
        return ReviewWithLikes.of(reviews.ofShop(shop, sort, cursor, limit), likes);
    }

    /// How the shop is rated by what is shown.
    public Ratings ratings(UUID shop) {
        return reviews.ratings(shop).state();
    }

    /// @throws Refused when no such review is shown
    public ReviewWithLikes find(UUID id) {
        return ReviewWithLikes.of(shown(id), likes);
    }

    /// Answers how many like it then.
    ///
    /// @throws Refused when no such review is shown, or it is their own
    public long like(UUID customer, UUID id) {
        notOwn(customer, id);
        likes.add(id, customer, clock.instant());
        return ReviewWithLikes.count(id, likes);
    }

    /// Answers how many like it then.
    ///
    /// @throws Refused when no such review is shown
    public long unlike(UUID customer, UUID id) {
        shown(id);
        likes.remove(id, customer);
        return ReviewWithLikes.count(id, likes);
    }

    /// Tells the operators that this should not be shown; repeating it changes nothing.
    ///
    /// @throws Refused when no such review is shown, or it is their own
    public void report(UUID member, UUID id, Report.Reason reason, String text) {
        notOwn(member, id);
        reports.add(new Report(Ids.next(), id, member, reason, text, clock.instant()));
    }

    private void notOwn(UUID member, UUID id) {
        Refused.unless(!shown(id).state().purchase().isBy(member), ReviewRefusal.OWN_REVIEW);
    }

    private Versioned<Review> shown(UUID id) {
        return reviewStore.find(id, Review::isShown);
    }
}
