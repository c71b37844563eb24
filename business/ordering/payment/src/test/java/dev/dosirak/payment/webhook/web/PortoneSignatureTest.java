package dev.dosirak.payment.webhook.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.payment.webhook.WebhookRefusal;
import dev.dosirak.platform.kernel.Refused;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// By the example that the specification of Standard Webhooks gives.
class PortoneSignatureTest {

    static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    static final String TIMESTAMP = "1614265330";
    static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    static final byte[] BODY = "{\"test\": 2432232314}".getBytes(UTF_8);
    static final Instant SIGNED = Instant.ofEpochSecond(1_614_265_330);

    @Test
    void whatIsSignedWithOneOfOurSecretsIsTaken() {
        at(SIGNED, SECRET).verify(ID, TIMESTAMP, SIGNATURE, BODY);
        at(SIGNED, "whsec_bmV3ZXI=", SECRET).verify(ID, TIMESTAMP, SIGNATURE, BODY);
        at(SIGNED, SECRET).verify(ID, TIMESTAMP, "v1a,bm8= v1,bm8= " + SIGNATURE, BODY);
        at(SIGNED.plusSeconds(300), SECRET).verify(ID, TIMESTAMP, SIGNATURE, BODY);
    }

    @Test
    void whatSomebodyElseHasSignedOrChangedIsForged() {
        refused(WebhookRefusal.WEBHOOK_FORGED, at(SIGNED, "whsec_bmV3ZXI="), ID, TIMESTAMP, SIGNATURE, BODY);
        refused(WebhookRefusal.WEBHOOK_FORGED, at(SIGNED), ID, TIMESTAMP, SIGNATURE, BODY);
        refused(WebhookRefusal.WEBHOOK_FORGED, at(SIGNED, SECRET), "msg_other", TIMESTAMP, SIGNATURE, BODY);
        refused(WebhookRefusal.WEBHOOK_FORGED, at(SIGNED, SECRET), ID, "1614265331", SIGNATURE, BODY);
        refused(WebhookRefusal.WEBHOOK_FORGED, at(SIGNED, SECRET), ID, TIMESTAMP, SIGNATURE, "{}".getBytes(UTF_8));
        refused(WebhookRefusal.WEBHOOK_FORGED, at(SIGNED, SECRET), ID, TIMESTAMP, "", BODY);
    }

    @Test
    void whatWasKeptForLaterIsOld() {
        refused(WebhookRefusal.WEBHOOK_OLD, at(SIGNED.plusSeconds(301), SECRET), ID, TIMESTAMP, SIGNATURE, BODY);
        refused(WebhookRefusal.WEBHOOK_OLD, at(SIGNED.minusSeconds(301), SECRET), ID, TIMESTAMP, SIGNATURE, BODY);
    }

    private static PortoneSignature at(Instant now, String... secrets) {
        return new PortoneSignature(List.of(secrets), () -> now);
    }

    private static void refused(
            WebhookRefusal why, PortoneSignature by, String id, String timestamp, String signature, byte[] body) {
        assertThatThrownBy(() -> by.verify(id, timestamp, signature, body))
                .isInstanceOfSatisfying(
                        Refused.class, it -> assertThat(it.why()).isEqualTo(why));
    }
}
