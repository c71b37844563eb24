package dev.dosirak.payment.method.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dosirak.platform.kernel.Keys;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/// Encrypts secrets (AES-256-GCM), each bound to the row it stands in, so that it cannot be moved to another.
final class Vault {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final List<SecretKey> keys;
    private final SecureRandom random = new SecureRandom();

    Vault(Keys secrets) {
        this.keys = secrets.all("dosirak payment billing keys", "AES");
    }

    byte[] lock(UUID row, String secret) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var locked = locked(row, nonce, secret.getBytes(UTF_8));
        return ByteBuffer.allocate(nonce.length + locked.length)
                .put(nonce)
                .put(locked)
                .array();
    }

    /// @throws IllegalStateException when it was locked for another row or with another key, or was tampered with
    String unlock(UUID row, byte[] locked) {
        var bytes = ByteBuffer.wrap(locked);
        var nonce = new byte[NONCE_BYTES];
        bytes.get(nonce);
        var rest = new byte[bytes.remaining()];
        bytes.get(rest);
        return keys.stream()
                .flatMap(it -> unlocked(it, row, nonce, rest).stream())
                .findFirst()
                .map(it -> new String(it, UTF_8))
                .orElseThrow(
                        () -> new IllegalStateException("The secret of %s does not open with our keys".formatted(row)));
    }

    private byte[] locked(UUID row, byte[] nonce, byte[] open) {
        try {
            return run(Cipher.ENCRYPT_MODE, keys.getFirst(), row, nonce, open);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot lock the secret of " + row, e);
        }
    }

    private static Optional<byte[]> unlocked(SecretKey key, UUID row, byte[] nonce, byte[] locked) {
        try {
            return Optional.of(run(Cipher.DECRYPT_MODE, key, row, nonce, locked));
        } catch (GeneralSecurityException e) { // another key may fit
            return Optional.empty();
        }
    }

    private static byte[] run(int mode, SecretKey key, UUID row, byte[] nonce, byte[] input)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(row.toString().getBytes(UTF_8));
        return cipher.doFinal(input);
    }
}
