package dev.dosirak.identity.token;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;

/// Key rings for tests, where every key is the same pair under another name: making one takes long.
public final class Keys {

    private static final KeyPair PAIR = pair();

    private Keys() {}

    public static KeyRing ring(SigningKeys keys, Clock clock) {
        return new KeyRing(keys, TokenIssuerTest.RULES, clock, () -> PAIR);
    }

    /// A new key, as soon as it is made.
    static String rotated(KeyRing ring) {
        ring.prepare();
        return ring.rotate();
    }

    private static KeyPair pair() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
