package dev.dosirak.platform.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/// Seals what is secret before it is stored, so that who has a copy of the database has nothing: AES-256-GCM,
/// bound to the name of what is sealed, so that it opens nowhere else.
public final class Seal {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final List<SecretKey> keys;
    private final SecureRandom random = new SecureRandom();

    /// @param secrets the first seals, every one of them opens
    /// @param purpose in words; never used for another
    public Seal(Keys secrets, String purpose) {
        this.keys = secrets.all(purpose, "AES");
    }

    /// The nonce, then the sealed bytes.
    public byte[] seal(String name, byte[] open) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var sealed =
                    cipher(Cipher.ENCRYPT_MODE, keys.getFirst(), name, nonce).doFinal(open);
            var all = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
            System.arraycopy(sealed, 0, all, NONCE_BYTES, sealed.length);
            return all;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot seal " + name, e);
        }
    }

    /// Empty when it was sealed under another name or with none of our secrets, or was tampered with.
    public Optional<byte[]> open(String name, byte[] sealed) {
        return sealed.length < NONCE_BYTES
                ? Optional.empty()
                : keys.stream().flatMap(it -> opened(it, name, sealed).stream()).findFirst();
    }

    private static Optional<byte[]> opened(SecretKey key, String name, byte[] sealed) {
        try {
            var cipher = cipher(Cipher.DECRYPT_MODE, key, name, Arrays.copyOf(sealed, NONCE_BYTES));
            return Optional.of(cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES));
        } catch (GeneralSecurityException e) { // another key may fit
            return Optional.empty();
        }
    }

    private static Cipher cipher(int mode, SecretKey key, String name, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(name.getBytes(UTF_8));
        return cipher;
    }
}
