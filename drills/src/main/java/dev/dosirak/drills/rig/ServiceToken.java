package dev.dosirak.drills.rig;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The bench's word for itself towards the internal endpoints of the services: a JWT that lives for some minutes.
final class ServiceToken {

    private static final int LIFE_SECONDS = 280;

    private ServiceToken() {}

    static String of(String key, Instant now) {
        var head = encoded("{\"alg\":\"HS256\"}");
        var claims = encoded(
                "{\"iss\":\"dosirak-service\",\"aud\":\"dosirak-internal\",\"sub\":\"bench\",\"iat\":%d,\"exp\":%d}"
                        .formatted(now.getEpochSecond(), now.getEpochSecond() + LIFE_SECONDS));
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA256"));
            var signature = mac.doFinal((head + "." + claims).getBytes(UTF_8));
            return head + "." + claims + "."
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256", e);
        }
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
    }
}
