package dev.dosirak.review.review.hmac;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dosirak.platform.web.security.SecuritySettings;
import dev.dosirak.review.review.Pseudonyms;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.springframework.stereotype.Component;

/// The first letters of a keyed hash. A name is kept with its review, so a new key changes only the names of later
/// ones.
@Component
class HmacPseudonyms implements Pseudonyms {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int LETTERS = 4;

    private final SecretKey key;

    HmacPseudonyms(SecuritySettings settings) {
        this.key = settings.ownKeys().current("dosirak review author", ALGORITHM);
    }

    @Override
    public String of(UUID customer, UUID shop) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            var hash = mac.doFinal(("review author " + customer + " at " + shop).getBytes(UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, LETTERS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
