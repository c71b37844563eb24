package dev.dosirak.pgsimulator.toss;

import dev.dosirak.pgsimulator.gateway.CardPayment;
import dev.dosirak.platform.kernel.OneOf;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A payment on the wire; amounts in won, times in Korean local time with offset.
record TossPaymentView(
        String paymentKey,
        String type,
        String orderId,
        String orderName,
        String currency,
        String method,
        @OneOf({"DONE", "PARTIAL_CANCELED", "CANCELED"}) String status,
        long totalAmount,
        long balanceAmount,
        OffsetDateTime approvedAt,
        CardView card,
        @Nullable List<CancelView> cancels) {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    record CardView(String issuerCode, String issuer, String number) {
        static CardView of(dev.dosirak.pgsimulator.gateway.Card card) {
            return new CardView(card.issuer().code(), card.issuer().name(), card.number());
        }
    }

    record CancelView(String transactionKey, long cancelAmount, String cancelReason, OffsetDateTime canceledAt) {}

    static TossPaymentView of(CardPayment cardPayment) {
        var cancels = cardPayment.cancels().stream()
                .map(it -> new CancelView(it.transactionKey(), it.amount(), it.reason(), inSeoul(it.at())))
                .toList();
        return new TossPaymentView(
                cardPayment.paymentKey(),
                "BILLING",
                cardPayment.orderId(),
                cardPayment.orderName(),
                "KRW",
                "카드",
                cardPayment.status(),
                cardPayment.total(),
                cardPayment.balance(),
                inSeoul(cardPayment.approvedAt()),
                CardView.of(cardPayment.card()),
                cancels.isEmpty() ? null : cancels);
    }

    private static OffsetDateTime inSeoul(Instant at) {
        return at.atZone(SEOUL).toOffsetDateTime();
    }
}
