package dev.dosirak.platform.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/// Secrets, and the keys that follow from them: one for each purpose (HKDF-SHA256, RFC 5869), so that what signs one
/// thing opens no other.
///
/// The first secret makes; every one of them still opens. So a secret is replaced by putting the new one before it, and
/// leaving the old one out once nothing is left that it made.
public final class Keys {

    private static final int BYTES = 32;

    private final List<String> secrets;

    private Keys(List<String> secrets) {
        this.secrets = secrets;
    }

    /// @param secrets the latest first; blank ones are none
    /// @throws IllegalArgumentException when there is none
    public static Keys of(String... secrets) {
        var known = Stream.of(secrets).filter(it -> !it.isBlank()).distinct().toList();
        if (known.isEmpty()) {
            throw new IllegalArgumentException("No secret to make a key of");
        }
        return new Keys(known);
    }

    /// With another secret before them; the same where it is blank.
    public Keys after(String secret) {
        return of(Stream.concat(Stream.of(secret), secrets.stream()).toArray(String[]::new));
    }

    /// What makes.
    ///
    /// @param purpose in words; never used for another
    /// @param algorithm that the key is for, as `AES`
    public SecretKey current(String purpose, String algorithm) {
        return derived(secrets.getFirst(), purpose, algorithm);
    }

    /// What opens: the current one first.
    public List<SecretKey> all(String purpose, String algorithm) {
        return secrets.stream().map(it -> derived(it, purpose, algorithm)).toList();
    }

    private static SecretKey derived(String secret, String purpose, String algorithm) {
        try {
            var derivation = HKDFParameterSpec.ofExtract()
                    .addIKM(secret.getBytes(UTF_8))
                    .thenExpand(purpose.getBytes(UTF_8), BYTES);
            return KDF.getInstance("HKDF-SHA256").deriveKey(algorithm, derivation);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK since 25 has HKDF-SHA256", e);
        }
    }
}
