package dev.dosirak.pgsimulator.nice.web;

import dev.dosirak.pgsimulator.gateway.GatewayName;
import dev.dosirak.pgsimulator.gateway.PaymentNews;
import dev.dosirak.pgsimulator.webhook.WebhookDialect;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Signed by key, amount and time, but not by what has happened; taken when the merchant answers with the text `OK`.
/// How often it is sent again, its documents do not say: the pauses are ours.
@Component
class NiceWebhooks implements WebhookDialect {

    private static final List<Integer> PAUSES = List.of(1, 4, 16, 64, 256);
    private static final int OK = 200;

    private final NiceSecret niceSecret;
    private final JsonMapper json;

    NiceWebhooks(NiceSecret niceSecret, JsonMapper json) {
        this.niceSecret = niceSecret;
        this.json = json;
    }

    private record NiceEvent(
            String resultCode,
            String resultMsg,
            String tid,
            String orderId,
            String goodsName,
            String ediDate,
            String signature,
            String status,
            String payMethod,
            String currency,
            long amount,
            long balanceAmt) {}

    @Override
    public GatewayName gateway() {
        return GatewayName.NICE;
    }

    @Override
    public Message write(PaymentNews news, String id, String secret, Instant now) {
        var ediDate = NiceTime.of(news.at());
        var result = news.kind() == PaymentNews.Kind.FAILED ? NiceResult.CARD_DECLINED : NiceResult.DONE;
        var event = new NiceEvent(
                result.code(),
                result.message(),
                news.paymentKey(),
                news.orderId(),
                news.orderName(),
                ediDate,
                niceSecret.sign(news.paymentKey() + news.total() + ediDate),
                status(news.kind()),
                "card",
                "KRW",
                news.total(),
                news.balance());
        return new Message(Map.of(), json.writeValueAsString(event));
    }

    @Override
    public boolean tells(PaymentNews.Kind kind) {
        return kind != PaymentNews.Kind.DISPUTED && kind != PaymentNews.Kind.DISPUTE_OVER;
    }

    private static String status(PaymentNews.Kind kind) {
        return switch (kind) {
            case PAID -> "paid";
            case DEPOSIT_UNDONE -> "ready";
            case FAILED -> "failed";
            case PARTLY_CANCELLED -> "partialCancelled";
            case CANCELLED -> "cancelled";
            case DISPUTED, DISPUTE_OVER -> throw new IllegalArgumentException("Not told of by webhooks: " + kind);
        };
    }

    @Override
    public boolean isTaken(int status, String body) {
        return status == OK && body.equals("OK");
    }

    @Override
    public List<Integer> pauses() {
        return PAUSES;
    }
}
