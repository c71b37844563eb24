package dev.dosirak.review.review;

import dev.dosirak.platform.kernel.Change;
import java.util.Optional;

/// What a change means to those who are told more than that the shop's reviews have changed.
public enum ReviewFact {
    WRITTEN,
    ANSWERED,
    HIDDEN,
    RESTORED,
    DELETED;

    /// Empty for an edit, and for an answer taken back.
    public static Optional<ReviewFact> of(Change<Review> change) {
        if (change.before().isEmpty()) {
            return Optional.of(WRITTEN);
        }
        var was = change.before().get().state();
        var after = change.after();
        if (was.state() == after.state()) {
            boolean answered = after.answer().isPresent() && !after.answer().equals(was.answer());
            return answered ? Optional.of(ANSWERED) : Optional.empty();
        }
        return Optional.of(
                switch (after.state()) {
                    case SHOWN -> RESTORED;
                    case HIDDEN -> HIDDEN;
                    case DELETED -> DELETED;
                });
    }
}
