package dev.dosirak.identity.token.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dosirak.platform.web.SecuritySettings;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import org.springframework.stereotype.Component;

/// Seals private keys before they are stored, so that a copy of the database signs nothing: AES-256-GCM under a key
/// derived from the service key (HKDF, RFC 5869), bound to the name of what is sealed.
@Component
class KeySeal {

    private static final byte[] PURPOSE = "dosirak identity signing key".getBytes(UTF_8);
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    KeySeal(SecuritySettings settings) {
        try {
            var derivation = HKDFParameterSpec.ofExtract()
                    .addIKM(settings.serviceKey().getBytes(UTF_8))
                    .thenExpand(PURPOSE, KEY_BYTES);
            this.key = KDF.getInstance("HKDF-SHA256").deriveKey("AES", derivation);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK since 25 has HKDF", e);
        }
    }

    /// The nonce, then the sealed bytes.
    byte[] seal(String name, byte[] open) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, name, nonce).doFinal(open);
            var all = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
            System.arraycopy(sealed, 0, all, NONCE_BYTES, sealed.length);
            return all;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot seal " + name, e);
        }
    }

    /// @throws IllegalStateException when it was sealed with another service key, under another name, or was changed
    byte[] open(String name, byte[] sealed) {
        try {
            return cipher(Cipher.DECRYPT_MODE, name, Arrays.copyOf(sealed, NONCE_BYTES))
                    .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "The signing key %s cannot be opened: it was sealed with another DOSIRAK_SERVICE_KEY than ours. "
                                    .formatted(name)
                            + "Start with the former one; or empty the table signing_key, which logs everybody out.",
                    e);
        }
    }

    private Cipher cipher(int mode, String name, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(name.getBytes(UTF_8));
        return cipher;
    }
}
