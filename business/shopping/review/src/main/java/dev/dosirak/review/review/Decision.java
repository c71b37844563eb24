package dev.dosirak.review.review;

import java.time.Instant;
import java.util.UUID;

/// What an operator has decided about a review, kept for good.
public record Decision(UUID review, Verdict verdict, UUID operator, String reason, Instant at) {

    public enum Verdict {
        HIDE,
        RESTORE
    }
}
