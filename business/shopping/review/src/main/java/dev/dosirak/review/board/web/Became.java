package dev.dosirak.review.board.web;

import dev.dosirak.platform.kernel.OneOf;
import dev.dosirak.platform.kernel.Versioned;
import dev.dosirak.review.board.Review;
import java.util.Locale;
import java.util.UUID;

/// What a command came to. Answers to commands are kept for those who repeat them, so there is nothing in one of what
/// was written: its author may take that back.
///
/// @param state `shown` or `hidden`
/// @param version the one to name in `If-Match`, in quotes
record Became(UUID id, @OneOf({"shown", "hidden"}) String state, long version) {

    static Became of(Versioned<Review> it) {
        var review = it.state();
        return new Became(review.id(), review.state().name().toLowerCase(Locale.ROOT), it.version());
    }
}
