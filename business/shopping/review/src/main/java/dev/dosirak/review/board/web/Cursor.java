package dev.dosirak.review.board.web;

import dev.dosirak.review.board.Liked;
import dev.dosirak.review.board.Mark;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.regex.Pattern;

/// A place in a list of reviews: its stars, when it was written in microseconds, its id.
record Cursor(Mark mark) {

    private static final Pattern FORM =
            Pattern.compile("([1-5])\\.(\\d{1,16})\\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    static Cursor behind(Liked last) {
        return new Cursor(Mark.of(last.review().state()));
    }

    /// @param text empty for the top of the list
    /// @throws IllegalArgumentException for one that we did not write
    public static Cursor valueOf(String text) {
        if (text.isEmpty()) {
            return new Cursor(Mark.TOP);
        }
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("Not a cursor");
        }
        return new Cursor(new Mark(
                Integer.parseInt(parts.group(1)),
                Instant.EPOCH.plus(Long.parseLong(parts.group(2)), ChronoUnit.MICROS),
                UUID.fromString(parts.group(3))));
    }

    @Override
    public String toString() {
        var micros = ChronoUnit.MICROS.between(Instant.EPOCH, mark.writtenAt());
        return mark.rating() + "." + micros + "." + mark.id();
    }
}
