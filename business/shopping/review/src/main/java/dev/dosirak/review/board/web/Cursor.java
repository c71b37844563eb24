package dev.dosirak.review.board.web;

import dev.dosirak.review.board.Mark;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/// A place in a list of reviews: its stars, when it was written in microseconds, its id.
final class Cursor {

    private static final Pattern FORM =
            Pattern.compile("([1-5])\\.(\\d{1,16})\\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    private Cursor() {}

    static String write(Mark mark) {
        var micros = ChronoUnit.MICROS.between(Instant.EPOCH, mark.writtenAt());
        return mark.rating() + "." + micros + "." + mark.id();
    }

    /// @param cursor empty for the top of the list
    /// @throws ResponseStatusException 400 for one that we did not write
    static Mark read(String cursor) {
        if (cursor.isEmpty()) {
            return Mark.TOP;
        }
        var parts = FORM.matcher(cursor);
        if (!parts.matches()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "The cursor is not one of ours");
        }
        return new Mark(
                Integer.parseInt(parts.group(1)),
                Instant.EPOCH.plus(Long.parseLong(parts.group(2)), ChronoUnit.MICROS),
                UUID.fromString(parts.group(3)));
    }
}
