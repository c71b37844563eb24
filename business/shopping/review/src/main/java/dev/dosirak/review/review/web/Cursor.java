package dev.dosirak.review.review.web;

import dev.dosirak.review.review.ReviewCursor;
import dev.dosirak.review.review.ReviewWithLikes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.regex.Pattern;

/// A place in a list of reviews: its stars, when it was written in microseconds, its id.
record Cursor(ReviewCursor reviewCursor) {

    private static final Pattern FORM =
            Pattern.compile("([1-5])\\.(\\d{1,16})\\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    static Cursor behind(ReviewWithLikes last) {
        return new Cursor(ReviewCursor.of(last.review().state()));
    }

    /// @param text empty for the top of the list
    /// @throws IllegalArgumentException for one that we did not write
    public static Cursor valueOf(String text) {
        if (text.isEmpty()) {
            return new Cursor(ReviewCursor.TOP);
        }
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("Not a cursor");
        }
        return new Cursor(new ReviewCursor(
                Integer.parseInt(parts.group(1)),
                Instant.EPOCH.plus(Long.parseLong(parts.group(2)), ChronoUnit.MICROS),
                UUID.fromString(parts.group(3))));
    }

    @Override
    public String toString() {
        var micros = ChronoUnit.MICROS.between(Instant.EPOCH, reviewCursor.writtenAt());
        return reviewCursor.rating() + "." + micros + "." + reviewCursor.id();
    }
}
