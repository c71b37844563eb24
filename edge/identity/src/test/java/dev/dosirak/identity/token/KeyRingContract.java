package dev.dosirak.identity.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.identity.TestClock;
import dev.dosirak.platform.kernel.Stale;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Keys over every implementation of their store. Each test goes on from whatever key there is.
public interface KeyRingContract {

    SigningKeys keys();

    @Test
    default void aRetiredKeyIsPublishedUntilNothingItSignedIsValidAnyMore() {
        var testClock = new TestClock();
        var ring = Keys.ring(keys(), testClock);
        var old = Keys.rotated(ring);
        testClock.pass(Duration.ofDays(30));
        var fresh = Keys.rotated(ring);

        assertThat(ring.current().kid()).isEqualTo(fresh);
        testClock.pass(Duration.ofMinutes(15).plusSeconds(30));
        assertThat(ring.published()).extracting(SigningKeys.PublishedKey::kid).contains(fresh, old);
        testClock.pass(Duration.ofMinutes(5));
        assertThat(ring.published())
                .extracting(SigningKeys.PublishedKey::kid)
                .contains(fresh)
                .doesNotContain(old);

        ring.forgetExpired();
        testClock.pass(Duration.ofDays(-1));
        assertThat(ring.published())
                .extracting(SigningKeys.PublishedKey::kid)
                .contains(fresh)
                .doesNotContain(old);
    }

    @Test
    default void theCurrentKeyIsTheSameUntilItIsSucceeded() {
        var ring = Keys.ring(keys(), new TestClock());

        var key = ring.current();

        assertThat(ring.current().kid()).isEqualTo(key.kid());
        assertThat(ring.current().privateKey()).isEqualTo(key.privateKey());
        assertThat(ring.current().publicKey()).isEqualTo(key.publicKey());
    }

    @Test
    default void theNextKeyIsPublishedBeforeItSigns() {
        var ring = Keys.ring(keys(), new TestClock());
        var before = ring.current().kid();

        ring.prepare();
        var next = keys().next().orElseThrow();
        ring.prepare();

        assertThat(keys().next()).contains(next);
        assertThat(ring.published()).extracting(SigningKeys.PublishedKey::kid).contains(before, next);
        assertThat(ring.current().kid()).isEqualTo(before);
        assertThat(ring.rotate()).isEqualTo(next);
        assertThat(ring.current().kid()).isEqualTo(next);
        assertThat(keys().next()).isNotEqualTo(Optional.of(next));
    }

    /// An installation of an older release goes on with the key it has until it finds a moment to make a better
    /// one.
    @Test
    default void aWeakKeyIsSucceededAndStillProves() {
        var weak = weak();
        var ring = new KeyRing(keys(), TokenIssuerTest.RULES, new TestClock());

        ring.replaceWeakKey();
        var strong = ring.current();
        ring.replaceWeakKey();

        assertThat(strong.publicKey().getModulus().bitLength()).isEqualTo(3072);
        assertThat(ring.current().kid()).isEqualTo(strong.kid());
        assertThat(ring.published()).extracting(SigningKeys.PublishedKey::kid).contains(weak, strong.kid());
    }

    /// A running service may have made a good key ahead.
    private String weak() {
        var ring = Keys.ring(keys(), new TestClock());
        String kid;
        do {
            kid = Keys.rotated(ring);
        } while (ring.current().publicKey().getModulus().bitLength() > 2048);
        return kid;
    }

    @Test
    default void ofTwoRotationsAtOnceOneWins() {
        var ring = Keys.ring(keys(), new TestClock());
        var before = Optional.of(ring.current().kid());
        var winner = Keys.rotated(ring);
        ring.prepare();
        var next = keys().next().orElseThrow();

        stale(before, winner);
        stale(before, next);
        stale(Optional.empty(), next);
        stale(Optional.of(winner), winner);
        assertThat(ring.current().kid()).isEqualTo(winner);
        assertThat(keys().next()).contains(next);
    }

    private void stale(Optional<String> before, String next) {
        assertThatThrownBy(() -> keys().promoteNext(before, next, TestClock.NOON))
                .isInstanceOf(Stale.class);
    }
}
