package dev.dosirak.review.review.web;

import dev.dosirak.platform.kernel.OneOf;
import dev.dosirak.platform.kernel.Versioned;
import dev.dosirak.review.review.Review;
import dev.dosirak.review.review.ReviewState;
import java.util.UUID;

/// What a command came to. Answers to commands are kept for those who repeat them, so there is nothing in one of what
/// was written: its author may take that back.
///
/// @param state `shown` or `hidden`
/// @param version the one to name in `If-Match`, in quotes
record CommandResult(UUID id, @OneOf({"shown", "hidden"}) String state, long version) {

    static CommandResult of(Versioned<Review> it) {
        var review = it.state();
        return new CommandResult(review.id(), ReviewState.NAMES.nameOf(review.state()), it.version());
    }
}
