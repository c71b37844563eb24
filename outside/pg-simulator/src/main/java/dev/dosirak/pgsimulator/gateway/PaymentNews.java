package dev.dosirak.pgsimulator.gateway;

import dev.dosirak.pgsimulator.gateway.CardPayments.FailedPayment;
import java.time.Instant;
import java.util.Optional;

/// Something has happened to a payment, of which its merchant is told without asking.
///
/// @param total in won
/// @param balance in won; what may still be given back
/// @param at when it happened
/// @param deposit what is told of it as of a deposit; empty where it is told of as of any payment
public record PaymentNews(
        GatewayName gateway,
        Kind kind,
        String paymentKey,
        String orderId,
        String orderName,
        long total,
        long balance,
        Instant at,
        Optional<Deposit> deposit) {

    public enum Kind {
        PAID,
        DEPOSIT_UNDONE,
        FAILED,
        PARTLY_CANCELLED,
        CANCELLED,
        DISPUTED,
        DISPUTE_OVER
    }

    /// @param secret of the account
    /// @param transactionKey of what has happened
    public record Deposit(String secret, String transactionKey) {}

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
                at,
                Optional.empty());
    }

    private static Kind kind(CardPayment payment) {
        if (payment.balance() == payment.total()) {
            return Kind.PAID;
        }
        return payment.balance() == 0 ? Kind.CANCELLED : Kind.PARTLY_CANCELLED;
    }

    static PaymentNews ofDispute(GatewayName gateway, CardPayment payment, boolean over, Instant at) {
        return of(gateway, payment).with(over ? Kind.DISPUTE_OVER : Kind.DISPUTED, at);
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
                payment.at(),
                Optional.empty());
    }

    static PaymentNews of(GatewayName gateway, DepositAccount account, Kind kind, long balance, Instant at) {
        return new PaymentNews(
                gateway,
                kind,
                account.paymentKey(),
                account.orderId(),
                account.orderName(),
                account.total(),
                balance,
                at,
                Optional.empty());
    }

    /// The same, told as of a deposit.
    PaymentNews of(Deposit its) {
        return new PaymentNews(gateway, kind, paymentKey, orderId, orderName, total, balance, at, Optional.of(its));
    }

    /// What is not so.
    public PaymentNews contradicted() {
        return with(kind == Kind.FAILED ? Kind.PAID : Kind.FAILED, at);
    }

    private PaymentNews with(Kind other, Instant moment) {
        return new PaymentNews(gateway, other, paymentKey, orderId, orderName, total, balance, moment, deposit);
    }
}
