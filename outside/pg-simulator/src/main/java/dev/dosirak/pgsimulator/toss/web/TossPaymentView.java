package dev.dosirak.pgsimulator.toss.web;

import dev.dosirak.pgsimulator.gateway.Card;
import dev.dosirak.pgsimulator.gateway.CardPayment;
import dev.dosirak.pgsimulator.gateway.CardPayment.Cancel;
import dev.dosirak.pgsimulator.gateway.DepositAccount;
import dev.dosirak.pgsimulator.gateway.WindowPayment;
import dev.dosirak.platform.kernel.OneOf;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A payment on the wire; amounts in won, times in Korean local time with offset.
record TossPaymentView(
        String paymentKey,
        String type,
        String orderId,
        String orderName,
        String currency,
        @Nullable String method,

        @OneOf({
            "READY",
            "IN_PROGRESS",
            "WAITING_FOR_DEPOSIT",
            "DONE",
            "PARTIAL_CANCELED",
            "CANCELED",
            "ABORTED",
            "EXPIRED"
        })
        String status,

        long totalAmount,
        long balanceAmount,
        @Nullable OffsetDateTime approvedAt,
        @Nullable PaidCardView card,
        @Nullable List<CancelView> cancels,
        @Nullable CheckoutView checkout,
        @Nullable VirtualAccountView virtualAccount,
        @Nullable String secret) {

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

    /// @param refundStatus `NONE`, or `COMPLETED` when anything of it was given back
    record VirtualAccountView(
            String accountType,
            String accountNumber,
            String bankCode,
            String customerName,
            OffsetDateTime dueDate,
            boolean expired,
            @OneOf({"INCOMPLETED", "COMPLETED"}) String settlementStatus,

            @OneOf({"NONE", "PENDING", "FAILED", "PARTIAL_FAILED", "COMPLETED"})
            String refundStatus) {
        static VirtualAccountView of(DepositAccount account, String status, boolean isRefunded) {
            return new VirtualAccountView(
                    "일반",
                    account.number(),
                    account.bank(),
                    account.customerName(),
                    inSeoul(account.dueAt()),
                    status.equals("EXPIRED"),
                    "INCOMPLETED",
                    isRefunded ? "COMPLETED" : "NONE");
        }
    }

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
                page == null ? null : new CheckoutView(page),
                null,
                null);
    }

    /// @param payment what was deposited
    static TossPaymentView of(DepositAccount account, String status, Optional<CardPayment> payment) {
        var cancels = views(payment.map(CardPayment::cancels)
                .orElseGet(() -> account.closing().stream().toList()));
        long unpaid = account.closing().isPresent() ? 0 : account.total();
        return new TossPaymentView(
                account.paymentKey(),
                IN_WINDOW,
                account.orderId(),
                account.orderName(),
                "KRW",
                "가상계좌",
                status,
                account.total(),
                payment.map(CardPayment::balance).orElse(unpaid),
                payment.map(it -> inSeoul(it.approvedAt())).orElse(null),
                null,
                cancels.isEmpty() ? null : cancels,
                null,
                VirtualAccountView.of(account, status, payment.isPresent() && !cancels.isEmpty()),
                account.secret());
    }

    private static List<CancelView> views(List<Cancel> cancels) {
        return cancels.stream()
                .map(it -> new CancelView(it.transactionKey(), it.amount(), it.reason(), inSeoul(it.at())))
                .toList();
    }

    static TossPaymentView of(CardPayment cardPayment) {
        var cancels = views(cardPayment.cancels());
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
                null,
                null,
                null);
    }

    private static OffsetDateTime inSeoul(Instant at) {
        return at.atZone(SEOUL).toOffsetDateTime();
    }
}
