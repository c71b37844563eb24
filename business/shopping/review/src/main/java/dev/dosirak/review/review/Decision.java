package dev.dosirak.review.review;

import dev.dosirak.platform.kernel.EnumNames;
import java.time.Instant;
import java.util.UUID;

/// What an operator has decided about a review, kept for good.
public record Decision(UUID review, Verdict verdict, UUID operator, String reason, Instant at) {

    public enum Verdict {
        HIDE,
        RESTORE;

        public static final EnumNames<Verdict> NAMES = EnumNames.of(Verdict.class, it -> switch (it) {
            case HIDE -> "hide";
            case RESTORE -> "restore";
        });
    }
}
