package dev.dosirak.review.review;

import java.time.Instant;

/// What the owner of the shop says to a review.
public record Answer(String text, Instant at) {

    private static final int LONGEST = 1_000;

    public Answer {
        ReviewRefusal.unlessReadable(text, 1, LONGEST, "text");
    }
}
