package dev.dosirak.identity.token;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What we keep of a refresh token. All that descend from one login are a family.
///
/// @param hash SHA-256 of the secret, in hex; the secret itself is only with its member
/// @param usedAt null until it is exchanged for the next one
public record RefreshToken(
        String hash,
        UUID family,
        UUID member,
        Instant expiresAt,
        @Nullable Instant usedAt) {

    boolean isUsed() {
        return usedAt != null;
    }

    boolean wasUsedWithin(Duration grace, Instant now) {
        return usedAt != null && now.isBefore(usedAt.plus(grace));
    }

    boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
