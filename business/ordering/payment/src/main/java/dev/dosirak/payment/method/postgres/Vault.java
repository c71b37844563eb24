package dev.dosirak.payment.method.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/// Encrypts secrets (AES-256-GCM), each bound to the row it stands in, so that it cannot be moved to another.
final class Vault {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    /// @param secret of any form, with enough of the unknown in it; the key is derived from it (HKDF, RFC 5869)
    Vault(String secret) {
        try {
            var derivation = HKDFParameterSpec.ofExtract()
                    .addIKM(secret.getBytes(UTF_8))
                    .thenExpand("dosirak payment billing keys".getBytes(UTF_8), KEY_BYTES);
            this.key = KDF.getInstance("HKDF-SHA256").deriveKey("AES", derivation);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HKDF-SHA256", e);
        }
    }

    byte[] lock(UUID row, String secret) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var locked = run(Cipher.ENCRYPT_MODE, row, nonce, secret.getBytes(UTF_8));
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
        return new String(run(Cipher.DECRYPT_MODE, row, nonce, rest), UTF_8);
    }

    private byte[] run(int mode, UUID row, byte[] nonce, byte[] input) {
        try {
            var cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(row.toString().getBytes(UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The secret of %s does not open with our key".formatted(row), e);
        }
    }
}
