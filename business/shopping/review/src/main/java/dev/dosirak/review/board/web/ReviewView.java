package dev.dosirak.review.board.web;

import dev.dosirak.platform.web.seen.SeenVersion;
import dev.dosirak.review.board.Answer;
import dev.dosirak.review.board.Liked;
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

    static ResponseEntity<ReviewView> tagged(Liked it) {
        return ResponseEntity.ok().eTag(tag(it)).body(of(it));
    }

    /// Likes are part of the tag because they are part of the answer; the version decides about an edit.
    static String tag(Liked it) {
        return SeenVersion.tag(it.review().version(), it.likes());
    }

    static ReviewView of(Liked it) {
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
