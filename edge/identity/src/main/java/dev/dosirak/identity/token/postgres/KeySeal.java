package dev.dosirak.identity.token.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dosirak.platform.web.SecuritySettings;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.springframework.stereotype.Component;

/// Seals private keys before they are stored, so that a copy of the database signs nothing: AES-256-GCM under a key
/// of identity's own secret, bound to the name of what is sealed.
@Component
class KeySeal {

    private static final String PURPOSE = "dosirak identity signing key";
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final List<SecretKey> keys;
    private final SecureRandom random = new SecureRandom();

    KeySeal(SecuritySettings settings) {
        this.keys = settings.ownKeys().all(PURPOSE, "AES");
    }

    /// The nonce, then the sealed bytes.
    byte[] seal(String name, byte[] open) {
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

    /// @throws IllegalStateException when it was sealed with another secret, under another name, or was changed
    byte[] open(String name, byte[] sealed) {
        return keys.stream()
                .flatMap(it -> opened(it, name, sealed).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "The signing key %s cannot be opened: it was sealed with another IDENTITY_KEY or DOSIRAK_SERVICE_KEY than ours. "
                                        .formatted(name)
                                + "Name the former one as IDENTITY_PREVIOUS_KEY or DOSIRAK_PREVIOUS_SERVICE_KEY;"
                                + " or delete it from the table signing_key, which logs everybody out, or from"
                                + " next_signing_key, which nobody notices."));
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
