package dev.dosirak.pgsimulator.portone.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.dosirak.pgsimulator.gateway.Card;
import dev.dosirak.pgsimulator.gateway.CardPayment;
import dev.dosirak.pgsimulator.gateway.CardPayment.Cancel;
import dev.dosirak.pgsimulator.gateway.CardPayments.FailedPayment;
import dev.dosirak.pgsimulator.gateway.WindowPayment;
import dev.dosirak.pgsimulator.portone.web.PortOneStore.Channel;
import dev.dosirak.pgsimulator.portone.web.PortOneStore.Customer;
import dev.dosirak.platform.kernel.OneOf;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A payment on the wire; amounts in won.
///
/// @param id the merchant's number
/// @param transactionId the gateway's, of the last try
/// @param method absent before the customer shows a card
@JsonInclude(JsonInclude.Include.NON_NULL)
record PortOnePaymentView(
        @OneOf({"READY", "PAID", "PARTIAL_CANCELLED", "CANCELLED", "FAILED"})
        String status,

        String id,
        String transactionId,
        String merchantId,
        String storeId,
        @Nullable PortOneMethodView method,
        Channel channel,
        String version,
        Instant requestedAt,
        Instant updatedAt,
        Instant statusChangedAt,
        String orderName,
        PortOneAmountView amount,
        String currency,
        Customer customer,
        @Nullable Instant paidAt,
        @Nullable String pgTxId,
        @Nullable List<PortOneCancellationView> cancellations,
        @Nullable Instant cancelledAt,
        @Nullable Instant failedAt,
        @Nullable PortOneFailureView failure) {

    record PortOneMethodView(
            @OneOf("PaymentMethodCard") String type, PortOneCardView card, PortOneInstallmentView installment) {
        static PortOneMethodView of(Card card, int instalmentMonths) {
            return new PortOneMethodView(
                    "PaymentMethodCard", PortOneCardView.of(card), new PortOneInstallmentView(instalmentMonths, false));
        }
    }

    /// @param month how many; 0 for all at once
    record PortOneInstallmentView(int month, boolean isInterestFree) {}

    /// @param total what was asked for
    /// @param paid what was taken
    /// @param cancelled what was given back
    record PortOneAmountView(
            long total,
            long taxFree,
            long vat,
            long supply,
            long discount,
            long paid,
            long cancelled,
            long cancelledTaxFree) {

        private static final long VAT_PART = 11;

        static PortOneAmountView of(long total, long paid, long cancelled) {
            long vat = vat(total);
            return new PortOneAmountView(total, 0, vat, total - vat, 0, paid, cancelled, 0);
        }

        static long vat(long amount) {
            return (2 * amount + VAT_PART) / (2 * VAT_PART);
        }
    }

    record PortOneFailureView(String reason, String pgCode, String pgMessage) {}

    record PortOneCancellationView(
            @OneOf("SUCCEEDED") String status,
            String id,
            String pgCancellationId,
            long totalAmount,
            long taxFreeAmount,
            long vatAmount,
            String reason,
            Instant cancelledAt,
            Instant requestedAt) {
        static PortOneCancellationView of(Cancel it) {
            return new PortOneCancellationView(
                    "SUCCEEDED",
                    it.transactionKey(),
                    it.transactionKey(),
                    it.amount(),
                    0,
                    PortOneAmountView.vat(it.amount()),
                    it.reason(),
                    it.at(),
                    it.at());
        }
    }

    static PortOnePaymentView of(CardPayment payment) {
        var cancels = payment.cancels();
        var changed =
                cancels.isEmpty() ? payment.approvedAt() : cancels.getLast().at();
        return new PortOnePaymentView(
                status(payment),
                payment.orderId(),
                payment.paymentKey(),
                PortOneStore.MERCHANT,
                PortOneStore.STORE,
                PortOneMethodView.of(payment.card(), payment.instalmentMonths()),
                PortOneStore.CHANNEL,
                PortOneStore.VERSION,
                payment.approvedAt(),
                changed,
                changed,
                payment.orderName(),
                PortOneAmountView.of(payment.total(), payment.total(), payment.total() - payment.balance()),
                "KRW",
                new Customer(payment.card().customerKey()),
                payment.approvedAt(),
                payment.paymentKey(),
                cancels.isEmpty()
                        ? null
                        : cancels.stream().map(PortOneCancellationView::of).toList(),
                cancels.isEmpty() ? null : changed,
                null,
                null);
    }

    /// Its window is open.
    static PortOnePaymentView ofReady(WindowPayment payment) {
        return new PortOnePaymentView(
                "READY",
                payment.orderId(),
                payment.paymentKey(),
                PortOneStore.MERCHANT,
                PortOneStore.STORE,
                null,
                PortOneStore.CHANNEL,
                PortOneStore.VERSION,
                payment.at(),
                payment.at(),
                payment.at(),
                payment.orderName(),
                PortOneAmountView.of(payment.total(), 0, 0),
                "KRW",
                new Customer(""),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    static PortOnePaymentView of(FailedPayment payment) {
        var declined = PortOneProvider.DECLINED;
        return new PortOnePaymentView(
                "FAILED",
                payment.orderId(),
                payment.paymentKey(),
                PortOneStore.MERCHANT,
                PortOneStore.STORE,
                PortOneMethodView.of(payment.card(), 0),
                PortOneStore.CHANNEL,
                PortOneStore.VERSION,
                payment.at(),
                payment.at(),
                payment.at(),
                payment.orderName(),
                PortOneAmountView.of(payment.total(), 0, 0),
                "KRW",
                new Customer(payment.card().customerKey()),
                null,
                null,
                null,
                null,
                payment.at(),
                new PortOneFailureView(declined.pgMessage(), declined.pgCode(), declined.pgMessage()));
    }

    static String status(CardPayment payment) {
        if (payment.balance() == payment.total()) {
            return "PAID";
        }
        return payment.balance() == 0 ? "CANCELLED" : "PARTIAL_CANCELLED";
    }
}
