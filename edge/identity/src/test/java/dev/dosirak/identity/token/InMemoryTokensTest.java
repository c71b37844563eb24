package dev.dosirak.identity.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.identity.TestClock;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class InMemoryTokensTest implements RefreshTokensContract, LoginAttemptsContract, KeyRingContract {

    final RefreshTokens tokens = new InMemoryRefreshTokens();
    final LoginAttempts tries = new InMemoryLoginAttempts();
    final SigningKeys keys = new InMemorySigningKeys();

    @Override
    public RefreshTokens tokens() {
        return tokens;
    }

    @Override
    public UUID member() {
        return UUID.randomUUID();
    }

    @Override
    public LoginAttempts tries() {
        return tries;
    }

    @Override
    public SigningKeys keys() {
        return keys;
    }

    /// To make one takes longer than anybody waits.
    @Test
    void noRotationWaitsForAKeyToBeMade() {
        var ring = Keys.ring(keys, new TestClock());
        var current = ring.current().kid();

        assertThatThrownBy(ring::rotate).hasMessageStartingWith("NEXT_KEY_NOT_READY");
        assertThat(ring.current().kid()).isEqualTo(current);

        ring.prepare();
        assertThat(ring.rotate()).isEqualTo(ring.current().kid()).isNotEqualTo(current);
    }
}
