package dev.dosirak.review.review.web;

import dev.dosirak.platform.kernel.OneOf;
import dev.dosirak.review.review.ReviewState;
import dev.dosirak.review.review.ReviewWithLikes;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A review as its author sees it.
///
/// @param state `shown` or `hidden`
/// @param hiddenBecause an operator's reason, while it is hidden
/// @param editableUntil the first moment at which it is too late
record MyReview(
        UUID orderId,
        @OneOf({"shown", "hidden"}) String state,
        @Nullable String hiddenBecause,
        Instant editableUntil,
        ReviewView review) {

    static MyReview of(ReviewWithLikes it) {
        var review = it.review().state();
        return new MyReview(
                review.purchase().order(),
                ReviewState.NAMES.nameOf(review.state()),
                review.hiddenBecause().orElse(null),
                review.purchase().reviewableUntil(),
                ReviewView.of(it));
    }
}
