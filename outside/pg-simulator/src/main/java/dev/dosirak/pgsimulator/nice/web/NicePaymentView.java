package dev.dosirak.pgsimulator.nice.web;

import dev.dosirak.pgsimulator.gateway.Card;
import dev.dosirak.pgsimulator.gateway.CardPayment;
import dev.dosirak.pgsimulator.gateway.CardPayment.Cancel;
import dev.dosirak.pgsimulator.gateway.CardPayments.FailedPayment;
import dev.dosirak.pgsimulator.gateway.WindowPayment;
import dev.dosirak.platform.kernel.OneOf;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A payment on the wire; amounts in won.
///
/// @param cancelledTid the gateway's key of the cancel that was asked for; null in other answers
/// @param signature of key, amount and `ediDate`; null where no money was taken
/// @param cancelledAt of the last cancel
record NicePaymentView(
        String resultCode,
        String resultMsg,
        String tid,
        @Nullable String cancelledTid,
        String orderId,
        String ediDate,
        @Nullable String signature,

        @OneOf({"ready", "paid", "partialCancelled", "cancelled", "failed"})
        String status,

        String paidAt,
        String failedAt,
        String cancelledAt,
        String payMethod,
        long amount,
        long balanceAmt,
        String goodsName,
        boolean useEscrow,
        String currency,
        boolean issuedCashReceipt,
        NiceCardView card,
        @Nullable List<NiceCancelView> cancels) {

    record NiceCardView(
            String cardCode,
            String cardName,
            String cardNum,
            int cardQuota,
            boolean isInterestFree,
            String cardType,
            boolean canPartCancel,
            String acquCardCode,
            String acquCardName) {
        static NiceCardView of(Card card, int instalmentMonths) {
            var company = NiceCardCompany.of(card.issuer());
            return new NiceCardView(
                    company.code(),
                    company.name(),
                    card.number(),
                    instalmentMonths,
                    false,
                    "credit",
                    true,
                    company.code(),
                    company.name());
        }
    }

    /// @param tid of this cancel, not of the payment
    record NiceCancelView(String tid, long amount, String cancelledAt, String reason) {
        static NiceCancelView of(Cancel it) {
            return new NiceCancelView(it.transactionKey(), it.amount(), NiceTime.of(it.at()), it.reason());
        }
    }

    static NicePaymentView of(CardPayment payment, NiceSecret secret, Instant now) {
        return of(payment, null, secret, now);
    }

    /// Right after a cancel.
    static NicePaymentView ofCancelled(CardPayment payment, NiceSecret secret, Instant now) {
        return of(payment, payment.cancels().getLast().transactionKey(), secret, now);
    }

    /// Waits for the merchant's approval.
    static NicePaymentView ofAuthorized(WindowPayment payment, NiceSecret secret, Instant now) {
        var ediDate = NiceTime.of(now);
        return new NicePaymentView(
                NiceResult.DONE.code(),
                NiceResult.DONE.message(),
                payment.paymentKey(),
                null,
                payment.orderId(),
                ediDate,
                secret.sign(payment.paymentKey() + payment.total() + ediDate),
                "ready",
                NiceTime.NEVER,
                NiceTime.NEVER,
                NiceTime.NEVER,
                "card",
                payment.total(),
                0,
                payment.orderName(),
                false,
                "KRW",
                false,
                NiceCardView.of(payment.card().orElseThrow(), payment.instalmentMonths()),
                null);
    }

    /// A try that was declined.
    static NicePaymentView ofFailed(FailedPayment payment, Instant now) {
        return new NicePaymentView(
                NiceResult.CARD_DECLINED.code(),
                NiceResult.CARD_DECLINED.message(),
                payment.paymentKey(),
                null,
                payment.orderId(),
                NiceTime.of(now),
                null,
                "failed",
                NiceTime.NEVER,
                NiceTime.of(payment.at()),
                NiceTime.NEVER,
                "card",
                payment.total(),
                0,
                payment.orderName(),
                false,
                "KRW",
                false,
                NiceCardView.of(payment.card(), 0),
                null);
    }

    private static NicePaymentView of(
            CardPayment payment, @Nullable String cancelledTid, NiceSecret secret, Instant now) {
        var ediDate = NiceTime.of(now);
        var cancels = payment.cancels().stream().map(NiceCancelView::of).toList();
        return new NicePaymentView(
                NiceResult.DONE.code(),
                NiceResult.DONE.message(),
                payment.paymentKey(),
                cancelledTid,
                payment.orderId(),
                ediDate,
                secret.sign(payment.paymentKey() + payment.total() + ediDate),
                status(payment),
                NiceTime.of(payment.approvedAt()),
                NiceTime.NEVER,
                cancels.isEmpty() ? NiceTime.NEVER : cancels.getLast().cancelledAt(),
                "card",
                payment.total(),
                payment.balance(),
                payment.orderName(),
                false,
                "KRW",
                false,
                NiceCardView.of(payment.card(), payment.instalmentMonths()),
                cancels.isEmpty() ? null : cancels);
    }

    private static String status(CardPayment payment) {
        if (payment.balance() == payment.total()) {
            return "paid";
        }
        return payment.balance() == 0 ? "cancelled" : "partialCancelled";
    }
}
