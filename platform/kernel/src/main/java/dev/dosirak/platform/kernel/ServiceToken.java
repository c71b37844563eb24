package dev.dosirak.platform.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/// What a service, or a person with a command, says of itself to another service: a JWT (HS256) that lives for five
/// minutes and is good for one audience only, so that who receives it cannot use it towards a third.
public final class ServiceToken {

    public static final String ISSUER = "dosirak-service";

    /// Of the [key][Keys] that signs it.
    public static final String PURPOSE = "dosirak service token";

    public static final String ALGORITHM = "HmacSHA256";

    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final String HEADER = encoded("{\"alg\":\"HS256\"}".getBytes(UTF_8));

    private final String subject;
    private final SecretKey key;
    private final Clock clock;

    /// @param subject a service's name, or `command`
    /// @param shared the secrets that services share
    public ServiceToken(String subject, Keys shared, Clock clock) {
        this.subject = subject;
        this.key = shared.current(PURPOSE, ALGORITHM);
        this.clock = clock;
    }

    /// Fresh ones for that service, and for no other.
    public Supplier<String> to(String audience) {
        return () -> issue(audience);
    }

    /// @param audience the service that is to believe it, as `order-history`
    public String issue(String audience) {
        var now = clock.instant();
        var claims = """
                {"iss":"%s","aud":"%s","sub":"%s","iat":%d,"exp":%d}""".formatted(
                ISSUER, audience, subject, now.getEpochSecond(), now.plus(LIFE).getEpochSecond());
        var text = HEADER + "." + encoded(claims.getBytes(UTF_8));
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return text + "." + encoded(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
