package dev.dosirak.pgsimulator.nice.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dosirak.pgsimulator.gateway.Card;
import dev.dosirak.pgsimulator.gateway.MerchantKeys;
import dev.dosirak.pgsimulator.gateway.PgError;
import dev.dosirak.pgsimulator.gateway.PgError.Reason;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What merchant and gateway do with the secret key that both know: they sign, and the merchant encrypts cards.
@Component
class NiceSecret {

    private static final int HALF = 16;
    private static final String AES_256 = "A2";
    private static final Pattern CARD = Pattern.compile(
            "cardNo=(\\d{14,16})&expYear=\\d{2}&expMonth=(?:0[1-9]|1[0-2])&idNo=(?:\\d{6}|\\d{10})&cardPw=\\d{2}");

    /// The gateway does not know whose cards it has.
    private static final String NOBODY = "";

    private final String secret;

    NiceSecret(MerchantKeys keys) {
        this.secret = keys.niceSecretKey();
    }

    String sign(String text) {
        return HexFormat.of().formatHex(sha256(text + secret));
    }

    /// @param signature null for a request that is not signed
    /// @throws PgError when it is another text's
    void verify(@Nullable String signature, String text) {
        if (signature != null && !MessageDigest.isEqual(sign(text).getBytes(UTF_8), signature.getBytes(UTF_8))) {
            throw new PgError(Reason.WRONG_SIGNATURE);
        }
    }

    /// The card that a merchant encrypted; of its number no more than what is shown leaves this method.
    ///
    /// @param hex the cipher's bytes
    /// @param mode `A2` for AES-256; AES-128 when null
    /// @throws PgError when it cannot be read, or is no card
    Card card(String hex, @Nullable String mode) {
        var card = CARD.matcher(new String(decrypted(hex, AES_256.equals(mode)), UTF_8));
        if (!card.matches()) {
            throw new PgError(Reason.INVALID_CARD);
        }
        return Card.of(NOBODY, card.group(1));
    }

    private byte[] decrypted(String hex, boolean aes256) {
        var whole = secret.getBytes(UTF_8);
        var half = secret.substring(0, HALF).getBytes(UTF_8);
        try {
            var cipher = Cipher.getInstance(aes256 ? "AES/CBC/PKCS5Padding" : "AES/ECB/PKCS5Padding");
            if (aes256) {
                cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(whole, "AES"), new IvParameterSpec(half));
            } else {
                cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(half, "AES"));
            }
            return cipher.doFinal(HexFormat.of().parseHex(hex));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new PgError(Reason.UNREADABLE_CARD);
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
