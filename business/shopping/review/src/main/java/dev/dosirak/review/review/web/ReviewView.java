package dev.dosirak.review.review.web;

import dev.dosirak.platform.web.ifmatch.IfMatch;
import dev.dosirak.review.review.Answer;
import dev.dosirak.review.review.ReviewWithLikes;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/// A review as everybody may see it: nothing in it leads to the customer or to the order.
///
/// @param author the same for all reviews of one customer at this shop
/// @param version the one to name in `If-Match`, in quotes
record ReviewView(
        UUID id,
        UUID shopId,
        long version,
        int rating,
        String text,
        List<String> images,
        String author,
        Instant writtenAt,
        @Nullable Instant editedAt,
        @Nullable AnswerView answer,
        long likes) {

    record AnswerView(String text, Instant at) {

        static AnswerView of(Answer it) {
            return new AnswerView(it.text(), it.at());
        }
    }

    static ResponseEntity<ReviewView> tagged(ReviewWithLikes it) {
        return ResponseEntity.ok().eTag(tag(it)).body(of(it));
    }

    /// Likes are part of the tag because they are part of the answer; the version decides about an edit.
    static String tag(ReviewWithLikes it) {
        return IfMatch.tag(it.review().version(), it.likes());
    }

    static ReviewView of(ReviewWithLikes it) {
        var review = it.review().state();
        return new ReviewView(
                review.id(),
                review.purchase().shop(),
                it.review().version(),
                review.opinion().rating(),
                review.opinion().text(),
                review.opinion().images(),
                review.author(),
                review.writtenAt(),
                review.editedAt().orElse(null),
                review.answer().map(AnswerView::of).orElse(null),
                it.likes());
    }
}
