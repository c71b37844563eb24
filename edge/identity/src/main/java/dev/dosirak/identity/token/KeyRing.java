package dev.dosirak.identity.token;

import dev.dosirak.platform.kernel.Ids;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Stale;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Makes signing keys, each before it is needed, and lets them go when nothing they signed is valid any more.
///
/// Making one takes seconds, on a busy machine more than anybody waits for an answer. So there is always a next key:
/// it is stored and published like the current one, and a rotation only says that it signs from now on.
public final class KeyRing {

    private static final int BITS = 3072; // 128 bits of strength, as NIST SP 800-57 asks beyond 2030

    private final SigningKeys keys;
    private final TokenRules rules;
    private final Clock clock;
    private final Supplier<KeyPair> generator;

    public KeyRing(SigningKeys keys, TokenRules rules, Clock clock) {
        this(keys, rules, clock, KeyRing::rsa);
    }

    /// With pairs from elsewhere, because making one takes long.
    KeyRing(SigningKeys keys, TokenRules rules, Clock clock, Supplier<KeyPair> generator) {
        this.keys = keys;
        this.rules = rules;
        this.clock = clock;
        this.generator = generator;
    }

    /// The key to sign with, made when there is none yet. Several nodes starting at once agree on one.
    public SigningKey current() {
        return keys.current().orElseGet(this::first);
    }

    private synchronized SigningKey first() {
        return keys.current().orElseGet(() -> {
            prepare();
            keys.next().ifPresent(it -> promoteNext(Optional.empty(), it));
            return keys.current().orElseThrow();
        });
    }

    /// Makes the next key where there is none. Harmless when repeated, also by several nodes at once.
    public synchronized void prepare() {
        if (keys.next().isEmpty()) {
            keys.prepare(generate());
        }
    }

    /// Replaces a key that is weaker than those made today, and makes the first one. Harmless when repeated,
    /// also by several nodes at once.
    public void replaceWeakKey() {
        var key = current();
        if (key.publicKey().getModulus().bitLength() < BITS) {
            prepare();
            keys.next().ifPresent(it -> promoteNext(Optional.of(key.kid()), it));
        }
    }

    private void promoteNext(Optional<String> before, String next) {
        try {
            keys.promoteNext(before, next, clock.instant());
        } catch (Stale faster) { // another node did it; that is as good
        }
    }

    /// The next key signs from now on; the old one stays published until every token it signed has expired.
    ///
    /// @return the kid of the key that signs now
    /// @throws Refused when the last rotation was a moment ago
    /// @throws Stale when another rotation was faster
    public String rotate() {
        var before = keys.current().map(SigningKey::kid);
        var next = keys.next().orElseThrow(() -> new Refused(TokenRefusal.NEXT_KEY_NOT_READY, 10));
        keys.promoteNext(before, next, clock.instant());
        return next;
    }

    public List<SigningKeys.PublishedKey> published() {
        return keys.notRetiredBefore(clock.instant().minus(rules.retiredKeyLife()));
    }

    public void forgetExpired() {
        keys.forgetRetiredBefore(clock.instant().minus(rules.retiredKeyLife()));
    }

    private SigningKey generate() {
        var pair = generator.get();
        return new SigningKey(
                Ids.next().toString(),
                (RSAPublicKey) pair.getPublic(),
                (RSAPrivateKey) pair.getPrivate(),
                clock.instant());
    }

    private static KeyPair rsa() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has RSA", e);
        }
    }
}
