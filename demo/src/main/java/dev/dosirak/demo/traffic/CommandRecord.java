package dev.dosirak.demo.traffic;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What one client was told about one command. The platform must stand by it.
///
/// @param what    `place`, `cancel`, `accept`, `reject`, `take`, `pick-up` or `hand-over`
/// @param order   null while placing it was not acknowledged
/// @param key     of the click that placed it, so that it can be asked for again; null for other commands
/// @param outcome [Outcome#UNKNOWN] when no answer came: it may have happened or not
/// @param status  the HTTP status of the last answer, 0 for none
/// @param reason  of a refusal, else empty
public record CommandRecord(
        Instant at,
        UUID who,
        String what,
        @Nullable UUID order,
        @Nullable String key,
        Outcome outcome,
        int status,
        String reason) {

    public enum Outcome {
        DONE,
        REFUSED,
        UNKNOWN
    }
}
