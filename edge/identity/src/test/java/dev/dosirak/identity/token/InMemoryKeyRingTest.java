package dev.dosirak.identity.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.identity.TestClock;
import org.junit.jupiter.api.Test;

class InMemoryKeyRingTest implements KeyRingContract {

    final SigningKeys keys = new InMemorySigningKeys();

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
