package dev.dosirak.pgsimulator.gateway;

import java.time.Duration;
import java.util.regex.Pattern;

/// What a gateway promises about the same request.
///
/// @param key what a key has to look like
/// @param kept how long an answer is given again
public record Idempotency(GatewayName gateway, Pattern key, Duration kept) {

    public static final Duration LONGEST = Duration.ofDays(15);

    public Idempotency {
        if (kept.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("No answer is kept for " + kept);
        }
    }
}
