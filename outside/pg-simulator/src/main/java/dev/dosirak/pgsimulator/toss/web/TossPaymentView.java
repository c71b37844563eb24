package dev.dosirak.pgsimulator.toss.web;

import dev.dosirak.pgsimulator.gateway.Card;
import dev.dosirak.pgsimulator.gateway.CardPayment;
import dev.dosirak.pgsimulator.gateway.WindowPayment;
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
        @Nullable String method,

        @OneOf({"READY", "IN_PROGRESS", "DONE", "PARTIAL_CANCELED", "CANCELED", "ABORTED", "EXPIRED"})
        String status,

        long totalAmount,
        long balanceAmount,
        @Nullable OffsetDateTime approvedAt,
        @Nullable PaidCardView card,
        @Nullable List<CancelView> cancels,
        @Nullable CheckoutView checkout) {

    private static final String IN_WINDOW = "NORMAL";
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    record CardView(String issuerCode, String issuer, String number) {
        static CardView of(Card card) {
            return switch (card.issuer()) {
                case KB -> new CardView("11", "국민", card.number());
                case SHINHAN -> new CardView("41", "신한", card.number());
                case SAMSUNG -> new CardView("51", "삼성", card.number());
                case HYUNDAI -> new CardView("61", "현대", card.number());
                case LOTTE -> new CardView("71", "롯데", card.number());
                case BC -> new CardView("31", "비씨", card.number());
            };
        }
    }

    record PaidCardView(
            String issuerCode, String issuer, String number, int installmentPlanMonths, boolean isInterestFree) {
        static PaidCardView of(CardPayment payment) {
            var card = CardView.of(payment.card());
            return new PaidCardView(card.issuerCode(), card.issuer(), card.number(), payment.instalmentMonths(), false);
        }
    }

    record CancelView(String transactionKey, long cancelAmount, String cancelReason, OffsetDateTime canceledAt) {}

    record CheckoutView(String url) {}

    /// Of one that took no money yet.
    static TossPaymentView of(WindowPayment payment, String status, @Nullable String page) {
        return new TossPaymentView(
                payment.paymentKey(),
                IN_WINDOW,
                payment.orderId(),
                payment.orderName(),
                "KRW",
                null,
                status,
                payment.total(),
                payment.total(),
                null,
                null,
                null,
                page == null ? null : new CheckoutView(page));
    }

    static TossPaymentView of(CardPayment cardPayment) {
        var cancels = cardPayment.cancels().stream()
                .map(it -> new CancelView(it.transactionKey(), it.amount(), it.reason(), inSeoul(it.at())))
                .toList();
        return new TossPaymentView(
                cardPayment.paymentKey(),
                cardPayment.card().isRegistered() ? "BILLING" : IN_WINDOW,
                cardPayment.orderId(),
                cardPayment.orderName(),
                "KRW",
                "카드",
                cardPayment.status(),
                cardPayment.total(),
                cardPayment.balance(),
                inSeoul(cardPayment.approvedAt()),
                PaidCardView.of(cardPayment),
                cancels.isEmpty() ? null : cancels,
                null);
    }

    private static OffsetDateTime inSeoul(Instant at) {
        return at.atZone(SEOUL).toOffsetDateTime();
    }
}
