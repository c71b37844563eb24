package dev.dosirak.review.review;

import java.time.Instant;
import java.util.UUID;

/// A place in a list of reviews; the next page is what comes below it.
public record ReviewCursor(int rating, Instant writtenAt, UUID id) {

    /// Above every review.
    public static final ReviewCursor TOP =
            new ReviewCursor(Opinion.BEST + 1, Instant.parse("9999-12-31T00:00:00Z"), new UUID(-1, -1));

    /// Where this review stands in a list.
    public static ReviewCursor of(Review review) {
        return new ReviewCursor(review.opinion().rating(), review.writtenAt(), review.id());
    }
}
