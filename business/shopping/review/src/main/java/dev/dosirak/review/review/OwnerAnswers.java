package dev.dosirak.review.review;

import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Versioned;
import java.time.Clock;
import java.util.UUID;

/// What an owner does with the reviews of their own shop. One of another shop looks as if it did not exist.
public final class OwnerAnswers {

    private final Likes likes;
    private final ReviewStore reviewStore;
    private final Clock clock;

    public OwnerAnswers(Reviews reviews, Likes likes, Clock clock) {
        this.likes = likes;
        this.reviewStore = new ReviewStore(reviews);
        this.clock = clock;
    }

    /// Answers what the owner saw at `version`, so that nobody thanks for words that have changed.
    ///
    /// @throws Refused when no such review of the owner's shop is shown
    /// @throws Stale when the review has changed since
    public ReviewWithLikes answer(UUID owner, UUID id, long version, String text) {
        var now = clock.instant();
        var answered = reviewStore.edit(find(owner, id), version, it -> it.answered(new Answer(text, now)), now);
        return ReviewWithLikes.of(answered, likes);
    }

    /// Takes the answer away, whatever else changes meanwhile; nothing changes where there is none.
    ///
    /// @throws Refused when no such review of the owner's shop is shown
    public void deleteAnswer(UUID owner, UUID id) {
        reviewStore.changeWithRetry(() -> find(owner, id), Review::unanswered, clock.instant());
    }

    private Versioned<Review> find(UUID owner, UUID id) {
        return reviewStore.find(id, it -> it.isShown() && it.purchase().isFrom(owner));
    }
}
