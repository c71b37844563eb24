package dev.dosirak.box.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The door of a service that only services pass: a token signed with the key they share.
final class ServiceDoor {

    private static final int LIFE_SECONDS = 60;

    private ServiceDoor() {}

    static Http of(Town town, String service) {
        var platform = town.platform();
        return new Http(town.http().client(), platform.url(service), Map.of()).as(token(platform.serviceKey()));
    }

    private static String token(String key) {
        long now = Instant.now().getEpochSecond();
        var text = encoded("{\"alg\":\"HS256\"}".getBytes(UTF_8)) + "."
                + encoded(
                        "{\"iss\":\"dosirak-service\",\"aud\":\"dosirak-internal\",\"sub\":\"acceptance\",\"iat\":%d,\"exp\":%d}"
                                .formatted(now, now + LIFE_SECONDS)
                                .getBytes(UTF_8));
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA256"));
            return text + "." + encoded(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
