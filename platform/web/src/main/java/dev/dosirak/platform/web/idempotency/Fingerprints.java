package dev.dosirak.platform.web.idempotency;

import dev.dosirak.platform.kernel.Keys;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/// Tells whether two commands mean the same without keeping what they said: a body may hold a password, so its mark
/// is keyed (HMAC-SHA256) and says nothing to whoever reads the table.
final class Fingerprints {

    private static final String PURPOSE = "dosirak idempotency fingerprint";
    private static final String ALGORITHM = "HmacSHA256";

    private final List<SecretKey> keys;

    Fingerprints(Keys own) {
        this.keys = own.all(PURPOSE, ALGORITHM);
    }

    /// What is kept.
    String of(RepeatableRequest command) {
        return of(command, keys.getFirst());
    }

    /// Whether a fingerprint that was kept, maybe by a former key, is this command's.
    boolean isOf(RepeatableRequest command, String kept) {
        return keys.stream().anyMatch(it -> of(command, it).equals(kept));
    }

    private static String of(RepeatableRequest command, SecretKey key) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((command.getMethod() + " " + command.getRequestURI() + "\n").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(CanonicalBody.of(command.body())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256", e);
        }
    }
}
