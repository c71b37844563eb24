package dev.dosirak.platform.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/// A place in a list that has the newest first, and by id what is of the same moment: the list goes on below
/// it. It is written in a form that nobody is tempted to take apart. Lists in another order have cursors of
/// their own.
public record PageCursor(Instant at, UUID id) {

    /// Above everything.
    public static final PageCursor TOP = new PageCursor(Instant.parse("9999-12-31T00:00:00Z"), new UUID(0, 0));

    private static final int LONGEST = 100;

    /// @param text empty for the top of the list
    /// @throws IllegalArgumentException for one that we did not write
    public static PageCursor valueOf(String text) {
        if (text.isEmpty()) {
            return TOP;
        }
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("A place is short");
        }
        var parts = new String(Base64.getUrlDecoder().decode(text), UTF_8).split("/", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("A place has two parts");
        }
        try {
            return possible(new PageCursor(Instant.parse(parts[0]), UUID.fromString(parts[1])));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("A place has a time", e);
        }
    }

    /// No list goes on at a time that no database knows.
    private static PageCursor possible(PageCursor cursor) {
        if (cursor.at.isBefore(Instant.EPOCH) || cursor.at.isAfter(TOP.at)) {
            throw new IllegalArgumentException("A place has a possible time");
        }
        return cursor;
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((at + "/" + id).getBytes(UTF_8));
    }
}
