package dev.dosirak.payment.webhook.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dosirak.payment.webhook.WebhookRefusal;
import dev.dosirak.platform.kernel.Refused;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// How PortOne signs its webhooks: as Standard Webhooks has it, over their id, time and body.
final class PortoneSignature {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String VERSION = "v1,";
    private static final String PREFIX = "whsec_";
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final List<byte[]> secrets;
    private final InstantSource clock;

    /// @param secrets any of which may have signed
    PortoneSignature(List<String> secrets, InstantSource clock) {
        this.secrets = secrets.stream()
                .map(it -> it.startsWith(PREFIX) ? it.substring(PREFIX.length()) : it)
                .map(Base64.getDecoder()::decode)
                .toList();
        this.clock = clock;
    }

    /// @param signatures of which one must be right, with a space between them
    /// @throws Refused when it is not PortOne's, or not of these minutes
    void verify(String id, String timestamp, String signatures, byte[] body) {
        var signed = (id + "." + timestamp + ".").getBytes(UTF_8);
        var given = Arrays.stream(signatures.split(" "))
                .filter(it -> it.startsWith(VERSION))
                .map(it -> it.substring(VERSION.length()).getBytes(UTF_8))
                .toList();
        boolean right = secrets.stream()
                .map(it -> Base64.getEncoder().encode(hmac(it, signed, body)))
                .anyMatch(expected -> given.stream().anyMatch(it -> MessageDigest.isEqual(expected, it)));
        Refused.unless(right, WebhookRefusal.WEBHOOK_FORGED);
        Refused.unless(isOfNow(timestamp), WebhookRefusal.WEBHOOK_OLD);
    }

    private boolean isOfNow(String timestamp) {
        try {
            var age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), clock.instant());
            return age.abs().compareTo(TOLERANCE) <= 0;
        } catch (NumberFormatException | java.time.DateTimeException | ArithmeticException e) {
            return false;
        }
    }

    private static byte[] hmac(byte[] secret, byte[] head, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            mac.update(head);
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
