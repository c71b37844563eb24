package dev.dosirak.review.review;

import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.review.right.Purchase;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// What the customer of one delivered order says about it, and what became of that.
///
/// Every change answers the review as it is then; a change that changes nothing answers an equal one.
///
/// @param author what others see instead of a name
/// @param hiddenBecause an operator's reason, while it is hidden
public record Review(
        UUID id,
        Purchase purchase,
        String author,
        Opinion opinion,
        Instant writtenAt,
        Optional<Instant> editedAt,
        Optional<Answer> answer,
        ReviewState state,
        Optional<String> hiddenBecause) {

    private static final String NOBODY = "-";
    private static final int LONGEST_REASON = 500;

    /// A new review, shown at once.
    public static Review written(UUID id, Purchase purchase, String author, Opinion opinion, Instant at) {
        return new Review(
                id,
                purchase,
                author,
                opinion,
                at,
                Optional.empty(),
                Optional.empty(),
                ReviewState.SHOWN,
                Optional.empty());
    }

    /// The author says it otherwise.
    ///
    /// @throws Refused when the time is over, or it is hidden or deleted
    public Review edited(Opinion now, Instant at) {
        return switch (state) {
            case SHOWN -> now.equals(opinion) ? this : rewritten(now, at);
            case HIDDEN -> throw new Refused(ReviewRefusal.HIDDEN_BY_OPERATOR);
            case DELETED -> throw new Refused(ReviewRefusal.UNKNOWN_REVIEW);
        };
    }

    private Review rewritten(Opinion now, Instant at) {
        Refused.unless(purchase.isReviewable(at), ReviewRefusal.TOO_LATE_TO_EDIT, Purchase.REVIEWABLE.toDays());
        return new Review(id, purchase, author, now, writtenAt, Optional.of(at), answer, state, hiddenBecause);
    }

    /// The author takes it back, at any time and for good; the words go, and the answer with them.
    public Review deleted() {
        return switch (state) {
            case SHOWN, HIDDEN ->
                new Review(
                        id,
                        purchase,
                        author,
                        opinion.erased(),
                        writtenAt,
                        editedAt,
                        Optional.empty(),
                        ReviewState.DELETED,
                        Optional.empty());
            case DELETED -> this;
        };
    }

    /// The author is no member any more.
    Review anonymous() {
        return new Review(id, purchase, NOBODY, opinion, writtenAt, editedAt, answer, state, hiddenBecause);
    }

    /// The owner answers, or puts another answer in place of the first.
    ///
    /// @throws Refused when there is nothing to be seen
    public Review answered(Answer now) {
        verifyShown();
        var same = answer.map(Answer::text).filter(now.text()::equals).isPresent();
        return same ? this : with(Optional.of(now));
    }

    /// The owner takes the answer back.
    ///
    /// @throws Refused when there is nothing to be seen
    public Review unanswered() {
        verifyShown();
        return with(Optional.empty());
    }

    private Review with(Optional<Answer> now) {
        return new Review(id, purchase, author, opinion, writtenAt, editedAt, now, state, hiddenBecause);
    }

    /// An operator hides it.
    ///
    /// @throws Refused when its author has deleted it
    public Review hidden(String why) {
        verifyReason(why);
        return switch (state) {
            case SHOWN -> withState(ReviewState.HIDDEN, Optional.of(why));
            case HIDDEN -> this;
            case DELETED -> throw new Refused(ReviewRefusal.ALREADY_DELETED);
        };
    }

    /// An operator puts it back as it was.
    ///
    /// @param why is not kept here; see [Decision]
    /// @throws Refused when its author has deleted it
    public Review restored(String why) {
        verifyReason(why);
        return switch (state) {
            case SHOWN -> this;
            case HIDDEN -> withState(ReviewState.SHOWN, Optional.empty());
            case DELETED -> throw new Refused(ReviewRefusal.ALREADY_DELETED);
        };
    }

    private Review withState(ReviewState now, Optional<String> why) {
        return new Review(id, purchase, author, opinion, writtenAt, editedAt, answer, now, why);
    }

    /// Whether everybody can see it, and the shop is rated by it.
    public boolean isShown() {
        return state == ReviewState.SHOWN;
    }

    private void verifyShown() {
        Refused.unless(isShown(), ReviewRefusal.UNKNOWN_REVIEW);
    }

    private static void verifyReason(String why) {
        ReviewRefusal.unlessReadable(why, 1, LONGEST_REASON, "reason");
    }
}
