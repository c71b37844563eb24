package dev.dosirak.review.review;

import dev.dosirak.platform.kernel.EnumNames;
import java.time.Instant;
import java.util.UUID;

/// Somebody finds that a review should not be shown.
///
/// @param text what they say to it; may be empty
public record Report(UUID id, UUID review, UUID reporter, Reason reason, String text, Instant at) {

    private static final int LONGEST_TEXT = 500;

    /// What is wrong with it.
    public enum Reason {
        /// Insults, threats, obscenities.
        ABUSE,
        /// Untrue, or about something else.
        FALSE,
        /// Tells of somebody what nobody should read.
        PRIVACY,
        ADVERTISING,
        OTHER;

        public static final EnumNames<Reason> NAMES = EnumNames.of(Reason.class, it -> switch (it) {
            case ABUSE -> "abuse";
            case FALSE -> "false";
            case PRIVACY -> "privacy";
            case ADVERTISING -> "advertising";
            case OTHER -> "other";
        });
    }

    public Report {
        ReviewRefusal.unlessReadable(text, 0, LONGEST_TEXT, "text");
    }
}
