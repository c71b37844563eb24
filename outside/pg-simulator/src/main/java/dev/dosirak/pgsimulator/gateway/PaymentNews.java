package dev.dosirak.pgsimulator.gateway;

import dev.dosirak.pgsimulator.gateway.CardPayments.FailedPayment;
import java.time.Instant;

/// Something has happened to a payment, of which its merchant is told without asking.
///
/// @param total in won
/// @param balance in won; what may still be given back
/// @param at when it happened
public record PaymentNews(
        GatewayName gateway,
        Kind kind,
        String paymentKey,
        String orderId,
        String orderName,
        long total,
        long balance,
        Instant at) {

    public enum Kind {
        PAID,
        FAILED,
        PARTLY_CANCELLED,
        CANCELLED
    }

    static PaymentNews of(GatewayName gateway, CardPayment payment) {
        var cancels = payment.cancels();
        var at = cancels.isEmpty() ? payment.approvedAt() : cancels.getLast().at();
        return new PaymentNews(
                gateway,
                kind(payment),
                payment.paymentKey(),
                payment.orderId(),
                payment.orderName(),
                payment.total(),
                payment.balance(),
                at);
    }

    private static Kind kind(CardPayment payment) {
        if (payment.balance() == payment.total()) {
            return Kind.PAID;
        }
        return payment.balance() == 0 ? Kind.CANCELLED : Kind.PARTLY_CANCELLED;
    }

    static PaymentNews of(GatewayName gateway, FailedPayment payment) {
        return new PaymentNews(
                gateway,
                Kind.FAILED,
                payment.paymentKey(),
                payment.orderId(),
                payment.orderName(),
                payment.total(),
                0,
                payment.at());
    }

    /// What is not so.
    public PaymentNews contradicted() {
        var other = kind == Kind.FAILED ? Kind.PAID : Kind.FAILED;
        return new PaymentNews(gateway, other, paymentKey, orderId, orderName, total, balance, at);
    }
}
