package dev.dosirak.pgsimulator.nice.web;

import dev.dosirak.pgsimulator.gateway.Credentials;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The token of the merchant: as long as one lives, there is no other.
@Component
class NiceTokens {

    private static final Duration LIFE = Duration.ofMinutes(30);

    private final Clock clock;
    private @Nullable Token token;

    NiceTokens(Clock clock) {
        this.clock = clock;
    }

    record Token(String value, Instant expires) {}

    synchronized Token current() {
        var known = token;
        if (known == null || !clock.instant().isBefore(known.expires())) {
            known = new Token(
                    UUID.randomUUID().toString().replace("-", ""),
                    clock.instant().plus(LIFE));
            token = known;
        }
        return known;
    }

    /// @param authorization the header; null when there was none
    synchronized boolean isValid(@Nullable String authorization) {
        var known = token;
        return known != null
                && clock.instant().isBefore(known.expires())
                && Credentials.of("Bearer", known.value()).match(authorization);
    }
}
