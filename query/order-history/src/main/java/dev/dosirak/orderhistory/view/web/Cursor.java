package dev.dosirak.orderhistory.view.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dosirak.orderhistory.view.OrderViews;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/// A place in a list, in a form that nobody is tempted to take apart.
final class Cursor {

    private Cursor() {}

    static String write(OrderViews.Mark mark) {
        var plain = mark.placedAt() + "/" + mark.order();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(UTF_8));
    }

    /// @throws ResponseStatusException 400 for one that we did not write
    static OrderViews.Mark read(String cursor) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(cursor), UTF_8).split("/", -1);
            if (parts.length != 2) {
                throw new IllegalArgumentException("A place has two parts");
            }
            return new OrderViews.Mark(Instant.parse(parts[0]), UUID.fromString(parts[1]));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "The cursor is not one of ours", e);
        }
    }
}
