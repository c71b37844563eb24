package dev.dosirak.box.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Our word for ourselves towards a service's internal endpoints: a JWT that lives for a minute, signed with the key
/// that services share.
record ServiceToken(String caller, String key) {

    private static final long LIFE_SECONDS = 60;
    private static final String HEADER = "{\"alg\":\"HS256\"}";

    String issue() {
        var now = Instant.now().getEpochSecond();
        var claims = """
                {"iss":"dosirak-service","aud":"dosirak-internal","sub":"%s","iat":%d,"exp":%d}""".formatted(caller, now, now + LIFE_SECONDS);
        var text = encoded(HEADER.getBytes(UTF_8)) + "." + encoded(claims.getBytes(UTF_8));
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA256"));
            return text + "." + encoded(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
