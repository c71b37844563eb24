package dev.dosirak.orderhistory.view.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dosirak.orderhistory.view.OrderViews;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/// A place in a list, in a form that nobody is tempted to take apart.
record Cursor(OrderViews.Mark mark) {

    private static final int LONGEST = 100;

    /// @param text empty for the top of the list
    /// @throws IllegalArgumentException for one that we did not write
    public static Cursor valueOf(String text) {
        if (text.isEmpty()) {
            return new Cursor(OrderViews.Mark.TOP);
        }
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("A place is short");
        }
        var parts = new String(Base64.getUrlDecoder().decode(text), UTF_8).split("/", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("A place has two parts");
        }
        try {
            return at(Instant.parse(parts[0]), UUID.fromString(parts[1]));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("A place has a time", e);
        }
    }

    /// No list goes on at a time that no database knows.
    private static Cursor at(Instant time, UUID order) {
        if (time.isBefore(Instant.EPOCH) || time.isAfter(OrderViews.Mark.TOP.placedAt())) {
            throw new IllegalArgumentException("A place has a possible time");
        }
        return new Cursor(new OrderViews.Mark(time, order));
    }

    @Override
    public String toString() {
        var plain = mark.placedAt() + "/" + mark.order();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(UTF_8));
    }
}
