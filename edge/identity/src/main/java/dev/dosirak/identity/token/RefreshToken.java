package dev.dosirak.identity.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What we keep of a refresh token. All that descend from one login are a family.
///
/// @param hash SHA-256 of the secret, in hex; the secret itself is only with its member. Nobody guesses its 256 random
///     bits, so a plain hash is enough
/// @param usedAt null until it is exchanged for the next one
public record RefreshToken(
        String hash,
        UUID family,
        UUID member,
        Instant expiresAt,
        @Nullable Instant usedAt) {

    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    static String newSecret() {
        var bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static String hashOf(String secret) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

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
