package dev.dosirak.identity.token;

import static dev.dosirak.identity.TestClock.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What every implementation of the port promises.
public interface RefreshTokensContract {

    Instant LATER = NOON.plus(Duration.ofDays(30));

    RefreshTokens tokens();

    /// Somebody who can log in.
    UUID member();

    @Test
    default void remembersATokenByItsHash() {
        var token = token(UUID.randomUUID(), LATER);
        tokens().add(token);

        assertThat(tokens().find(token.hash())).contains(token);
        assertThat(tokens().find("unknown")).isEmpty();
    }

    @Test
    default void aTokenIsExchangedOnce() {
        var family = UUID.randomUUID();
        var first = token(family, LATER);
        var second = token(family, LATER);
        var third = token(family, LATER);
        tokens().add(first);

        assertThat(tokens().exchange(first, second, NOON)).isTrue();
        assertThat(tokens().exchange(first, third, NOON)).isFalse();
        assertThat(tokens().find(first.hash()).orElseThrow().usedAt()).isEqualTo(NOON);
        assertThat(tokens().find(second.hash())).contains(second);
        assertThat(tokens().find(third.hash())).isEmpty();
    }

    @Test
    default void revokingALoginEndsAllItsTokensAndNoOthers() {
        var family = UUID.randomUUID();
        var first = token(family, LATER);
        var second = token(family, LATER);
        var other = token(UUID.randomUUID(), LATER);
        tokens().add(first);
        tokens().exchange(first, second, NOON);
        tokens().add(other);

        tokens().revoke(first);

        assertThat(tokens().find(first.hash())).isEmpty();
        assertThat(tokens().find(second.hash())).isEmpty();
        assertThat(tokens().find(other.hash())).isPresent();
        assertThat(tokens().exchange(second, token(family, LATER), NOON)).isFalse();
    }

    @Test
    default void whatHasExpiredIsForgotten() {
        var old = token(UUID.randomUUID(), NOON);
        var fresh = token(UUID.randomUUID(), LATER);
        tokens().add(old);
        tokens().add(fresh);

        tokens().forgetExpired(NOON);

        assertThat(tokens().find(old.hash())).isEmpty();
        assertThat(tokens().find(fresh.hash())).isPresent();
    }

    private RefreshToken token(UUID family, Instant expiresAt) {
        return new RefreshToken(RefreshToken.hashOf(UUID.randomUUID().toString()), family, member(), expiresAt, null);
    }
}
