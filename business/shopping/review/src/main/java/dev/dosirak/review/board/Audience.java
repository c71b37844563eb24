package dev.dosirak.review.board;

import dev.dosirak.platform.kernel.Ids;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Versioned;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/// What anybody does who reads the board. What is not shown does not exist here.
public final class Audience {

    private final Reviews reviews;
    private final Likes likes;
    private final Reports reports;
    private final Registrar registrar;
    private final Clock clock;

    public Audience(Reviews reviews, Likes likes, Reports reports, Clock clock) {
        this.reviews = reviews;
        this.likes = likes;
        this.reports = reports;
        this.registrar = new Registrar(reviews);
        this.clock = clock;
    }

    /// The shown reviews of a shop below `mark`, at most `limit`.
    public List<Liked> page(UUID shop, Sort sort, Mark mark, int limit) {
        return Liked.of(reviews.ofShop(shop, sort, mark, limit), likes);
    }

    /// How the shop is rated by what is shown.
    public Ratings ratings(UUID shop) {
        return reviews.ratings(shop).state();
    }

    /// @throws Refused when no such review is shown
    public Liked look(UUID id) {
        return Liked.of(shown(id), likes);
    }

    /// Answers how many like it then.
    ///
    /// @throws Refused when no such review is shown, or it is their own
    public long like(UUID customer, UUID id) {
        notOwn(customer, id);
        likes.add(id, customer, clock.instant());
        return Liked.count(id, likes);
    }

    /// Answers how many like it then.
    ///
    /// @throws Refused when no such review is shown
    public long unlike(UUID customer, UUID id) {
        shown(id);
        likes.remove(id, customer);
        return Liked.count(id, likes);
    }

    /// Tells the operators that this should not be shown; again is no news.
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
        return registrar.find(id, Review::isShown);
    }
}
