package dev.dosirak.pgsimulator.toss.web;

import dev.dosirak.pgsimulator.gateway.GatewayName;
import dev.dosirak.pgsimulator.gateway.PaymentNews;
import dev.dosirak.pgsimulator.gateway.PaymentNews.Deposit;
import dev.dosirak.pgsimulator.webhook.WebhookDialect;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// `PAYMENT_STATUS_CHANGED`, which is not signed; of the payment no more than tells it from others.
/// Of a deposit `DEPOSIT_CALLBACK`, too, which proves itself by the secret of its account, and says
/// all at the top.
@Component
class TossWebhooks implements WebhookDialect {

    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS").withZone(ZoneId.of("Asia/Seoul"));
    private static final List<Integer> PAUSES = List.of(1, 4, 16, 64, 256, 1024, 4096);
    private static final int OK = 200;

    private final JsonMapper json;

    TossWebhooks(JsonMapper json) {
        this.json = json;
    }

    private record TossEvent(String eventType, String createdAt, TossEventData data) {}

    private record TossDeposit(
            String eventType, String createdAt, String secret, String orderId, String status, String transactionKey) {}

    private record TossEventData(
            String paymentKey,
            String orderId,
            String orderName,
            String status,
            String currency,
            long totalAmount,
            long balanceAmount) {}

    @Override
    public GatewayName gateway() {
        return GatewayName.TOSS;
    }

    @Override
    public Message write(PaymentNews news, String id, String secret, Instant now) {
        if (news.deposit().isPresent()) {
            return new Message(
                    Map.of(),
                    json.writeValueAsString(deposit(news, news.deposit().get())));
        }
        var data = new TossEventData(
                news.paymentKey(),
                news.orderId(),
                news.orderName(),
                status(news.kind()),
                "KRW",
                news.total(),
                news.balance());
        var event = new TossEvent("PAYMENT_STATUS_CHANGED", WRITTEN.format(news.at()), data);
        return new Message(Map.of(), json.writeValueAsString(event));
    }

    private static TossDeposit deposit(PaymentNews news, Deposit its) {
        return new TossDeposit(
                "DEPOSIT_CALLBACK",
                WRITTEN.format(news.at()),
                its.secret(),
                news.orderId(),
                status(news.kind()),
                its.transactionKey());
    }

    @Override
    public boolean tells(PaymentNews.Kind kind) {
        return kind != PaymentNews.Kind.DISPUTED && kind != PaymentNews.Kind.DISPUTE_OVER;
    }

    private static String status(PaymentNews.Kind kind) {
        return switch (kind) {
            case PAID -> "DONE";
            case DEPOSIT_UNDONE -> "WAITING_FOR_DEPOSIT";
            case FAILED -> "ABORTED";
            case PARTLY_CANCELLED -> "PARTIAL_CANCELED";
            case CANCELLED -> "CANCELED";
            case DISPUTED, DISPUTE_OVER -> throw new IllegalArgumentException("Not told of by webhooks: " + kind);
        };
    }

    @Override
    public boolean isTaken(int status, String body) {
        return status == OK;
    }

    @Override
    public List<Integer> pauses() {
        return PAUSES;
    }
}
