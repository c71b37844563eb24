package dev.dosirak.review.board;

import dev.dosirak.platform.kernel.Versioned;
import java.time.Instant;
import java.util.Optional;

/// One review before and after a command.
///
/// @param before empty for one that was not written yet
public record Change(Optional<Versioned<Review>> before, Review after, Instant at) {

    /// What it means to those who are told more than that the shop's reviews have changed.
    public enum Fact {
        WRITTEN,
        ANSWERED,
        HIDDEN,
        RESTORED,
        DELETED
    }

    /// Whether the command has changed anything at all.
    public boolean isNews() {
        return before.map(it -> !it.state().equals(after)).orElse(true);
    }

    /// The version of the review that the change makes.
    public long version() {
        return before.map(it -> it.version() + 1).orElse(1L);
    }

    /// The review after the command, at the version it has then.
    public Versioned<Review> result() {
        return new Versioned<>(after, isNews() ? version() : version() - 1);
    }

    /// Whether anybody can see that something has changed: then the shop's reviews have a new version.
    public boolean isVisible() {
        return isNews() && (after.isShown() || wasShown());
    }

    private boolean wasShown() {
        return before.map(it -> it.state().isShown()).orElse(false);
    }

    /// By how many the shop now has more reviews with this rating.
    public int adds(int rating) {
        int was = before.map(it -> counts(it.state(), rating)).orElse(0);
        return counts(after, rating) - was;
    }

    private static int counts(Review review, int rating) {
        return review.isShown() && review.opinion().rating() == rating ? 1 : 0;
    }

    /// Empty for an edit, and for an answer taken back.
    public Optional<Fact> fact() {
        if (before.isEmpty()) {
            return Optional.of(Fact.WRITTEN);
        }
        var was = before.get().state();
        if (was.state() == after.state()) {
            boolean answered = after.answer().isPresent() && !after.answer().equals(was.answer());
            return answered ? Optional.of(Fact.ANSWERED) : Optional.empty();
        }
        return Optional.of(
                switch (after.state()) {
                    case SHOWN -> Fact.RESTORED;
                    case HIDDEN -> Fact.HIDDEN;
                    case DELETED -> Fact.DELETED;
                });
    }
}
