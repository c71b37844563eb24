package dev.dosirak.pgsimulator.portone.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dosirak.pgsimulator.gateway.GatewayName;
import dev.dosirak.pgsimulator.gateway.PaymentNews;
import dev.dosirak.pgsimulator.webhook.WebhookDialect;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Signed as Standard Webhooks has it, anew each time it is sent; names the payment, and nothing else of it.
@Component
class PortOneWebhooks implements WebhookDialect {

    private static final List<Integer> PAUSES = List.of(1, 4, 16, 64, 256);
    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "whsec_";
    private static final int OK = 200;
    private static final int NO_MORE_OK = 300;

    private final JsonMapper json;

    PortOneWebhooks(JsonMapper json) {
        this.json = json;
    }

    private record PortOneNotice(String type, Instant timestamp, PortOneNoticeData data) {}

    private record PortOneNoticeData(String storeId, String paymentId, String transactionId) {}

    @Override
    public GatewayName gateway() {
        return GatewayName.PORTONE;
    }

    @Override
    public boolean signsWith(String secret) {
        return !secret.isEmpty();
    }

    @Override
    public Message write(PaymentNews news, String id, String secret, Instant now) {
        var data = new PortOneNoticeData(PortOneStore.STORE, news.orderId(), news.paymentKey());
        var body = json.writeValueAsString(new PortOneNotice(type(news.kind()), news.at(), data));
        var timestamp = Long.toString(now.getEpochSecond());
        return new Message(
                Map.of(
                        "webhook-id", id,
                        "webhook-timestamp", timestamp,
                        "webhook-signature", "v1," + signature(secret, id + "." + timestamp + "." + body)),
                body);
    }

    private static String type(PaymentNews.Kind kind) {
        return switch (kind) {
            case PAID -> "Transaction.Paid";
            case DEPOSIT_UNDONE -> "Transaction.VirtualAccountIssued";
            case FAILED -> "Transaction.Failed";
            case PARTLY_CANCELLED -> "Transaction.PartialCancelled";
            case CANCELLED -> "Transaction.Cancelled";
            case DISPUTED -> "Transaction.DisputeCreated";
            case DISPUTE_OVER -> "Transaction.DisputeResolved";
        };
    }

    private static String signature(String secret, String signed) {
        var key = secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret;
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), ALGORITHM));
            return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean isTaken(int status, String body) {
        return status >= OK && status < NO_MORE_OK;
    }

    @Override
    public List<Integer> pauses() {
        return PAUSES;
    }
}
