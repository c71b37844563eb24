package dev.dosirak.identity.token;

import dev.dosirak.platform.kernel.Ids;
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

/// Makes signing keys, and lets them go when nothing they signed is valid any more.
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

    /// Replaces a key that is weaker than those made today, and makes the first one. Harmless when repeated, also by
    /// several nodes at once.
    public void strengthen() {
        var key = current();
        if (key.publicKey().getModulus().bitLength() < BITS) {
            try {
                keys.succeed(Optional.of(key.kid()), generate());
            } catch (Stale faster) { // another node did it; that is as good
            }
        }
    }

    private synchronized SigningKey first() {
        return keys.current().orElseGet(this::made);
    }

    private SigningKey made() {
        try {
            keys.succeed(Optional.empty(), generate());
        } catch (Stale stale) { // another node made it; that is as good
            return keys.current().orElseThrow(() -> stale);
        }
        return keys.current().orElseThrow();
    }

    /// A new key signs from now on; the old one stays published until every token it signed has expired.
    ///
    /// @throws Stale when another rotation was faster
    public SigningKey rotate() {
        var before = keys.current().map(SigningKey::kid);
        var next = generate();
        keys.succeed(before, next);
        return next;
    }

    public List<SigningKeys.Published> published() {
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
