package dev.dosirak.payment.pg.nice;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// How a card is hidden on its way to NICE, the stronger of its two ways: `A2`, AES-256 in CBC mode under the secret
/// key of 32 characters, whose first 16 begin the chain.
final class NiceCipher {

    static final String MODE = "A2";

    private static final int KEY_LENGTH = 32;
    private static final int START_LENGTH = 16;

    private final byte[] key;

    /// @throws IllegalStateException for a secret key that cannot be one of NICE's
    NiceCipher(String secretKey) {
        this.key = secretKey.getBytes(UTF_8);
        if (key.length != KEY_LENGTH) {
            throw new IllegalStateException("NICE's secret keys have 32 characters, and ours has " + key.length);
        }
    }

    /// In hexadecimal digits.
    String encrypt(String plain) {
        try {
            var cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            var start = new IvParameterSpec(Arrays.copyOf(key, START_LENGTH));
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), start);
            return HexFormat.of().formatHex(cipher.doFinal(plain.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has AES", e);
        }
    }
}
