package dev.dosirak.review.board;

import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Versioned;
import java.time.Clock;
import java.util.UUID;

/// What an owner does with the reviews of their own shop. One of another shop looks as if it did not exist.
public final class Shopkeeper {

    private final Likes likes;
    private final Registrar registrar;
    private final Clock clock;

    public Shopkeeper(Reviews reviews, Likes likes, Clock clock) {
        this.likes = likes;
        this.registrar = new Registrar(reviews);
        this.clock = clock;
    }

    /// Answers what the owner saw at `version`, so that nobody thanks for words that have changed.
    ///
    /// @throws Refused when no such review of the owner's shop is shown
    /// @throws Stale when the review has changed since
    public Liked answer(UUID owner, UUID id, long version, String text) {
        var now = clock.instant();
        var answered = registrar.edit(look(owner, id), version, it -> it.answered(new Answer(text, now)), now);
        return Liked.of(answered, likes);
    }

    /// Takes the answer away, whatever else changes meanwhile; no news where there is none.
    ///
    /// @throws Refused when no such review of the owner's shop is shown
    public void takeAnswerBack(UUID owner, UUID id) {
        registrar.insist(() -> look(owner, id), Review::unanswered, clock.instant());
    }

    private Versioned<Review> look(UUID owner, UUID id) {
        return registrar.find(id, it -> it.isShown() && it.purchase().isFrom(owner));
    }
}
