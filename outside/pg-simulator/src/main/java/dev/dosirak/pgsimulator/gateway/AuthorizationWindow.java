package dev.dosirak.pgsimulator.gateway;

import dev.dosirak.pgsimulator.gateway.CardPayments.FailedPayment;
import dev.dosirak.pgsimulator.gateway.Gateway.Purchase;
import dev.dosirak.pgsimulator.gateway.PgError.Reason;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// The window of a gateway, in which customers authorize payments with a card that the merchant never sees.
/// Money is taken when the merchant confirms, and not before; a gateway that asks no merchant confirms for itself.
public final class AuthorizationWindow {

    private final Gateway gateway;
    private final WindowPayments payments;
    private final KeySource keys;
    private final Clock clock;

    AuthorizationWindow(Gateway gateway, WindowPayments payments, Clock clock) {
        this.gateway = gateway;
        this.payments = payments;
        this.keys = new KeySource(gateway.name());
        this.clock = clock;
    }

    /// The merchant says what an order costs: nobody can pay another amount for it in a window.
    ///
    /// @param total in won
    /// @throws PgError when the order was paid before
    public void promise(String orderId, long total) {
        gateway.mustBeUnpaid(orderId);
        payments.promise(orderId, total);
    }

    /// The merchant, or its script in the customer's browser, makes a payment; the customer may authorize it.
    ///
    /// @throws PgError when the order was paid before, costs something else, or nobody pays so
    ///     much in so many months
    public WindowPayment make(Purchase purchase, String successUrl, String failUrl) {
        gateway.mustBeUnpaid(purchase.orderId());
        purchase.requirePossibleInstalments();
        if (payments.promised(purchase.orderId())
                .filter(it -> it != purchase.amount())
                .isPresent()) {
            throw new PgError(Reason.INVALID_REQUEST);
        }
        var now = now();
        var payment = new WindowPayment(
                keys.payment(now),
                purchase.orderId(),
                purchase.orderName(),
                purchase.amount(),
                purchase.instalmentMonths(),
                successUrl,
                failUrl,
                Optional.empty(),
                now,
                false);
        payments.add(payment);
        return payment;
    }

    /// @throws PgError when there is none
    public WindowPayment byKey(String paymentKey) {
        return find(paymentKey).orElseThrow(() -> new PgError(Reason.UNKNOWN_PAYMENT));
    }

    public Optional<WindowPayment> find(String paymentKey) {
        return payments.byKey(paymentKey);
    }

    public Optional<WindowPayment> byOrder(String orderId) {
        return payments.byOrder(orderId);
    }

    public String status(WindowPayment payment) {
        return payment.status(now());
    }

    /// Whether it waits for its customer or for the merchant.
    public boolean isOpen(WindowPayment payment) {
        return !payment.ended() && !status(payment).equals("EXPIRED");
    }

    /// The customer shows a card.
    ///
    /// @return false when the payment is over
    public boolean authorize(String paymentKey, Card card) {
        var now = now();
        return gateway.findByKey(paymentKey).isEmpty()
                && !byKey(paymentKey).status(now).equals("EXPIRED")
                && payments.authorize(paymentKey, card.number(), now);
    }

    /// The card that was shown for a payment that may be confirmed.
    private Card authorized(String paymentKey, String orderId, long amount) {
        if (gateway.findByKey(paymentKey).isPresent()) {
            throw new PgError(Reason.ALREADY_PAID);
        }
        var payment = byKey(paymentKey);
        if (!payment.orderId().equals(orderId) || payment.total() != amount) {
            throw new PgError(Reason.INVALID_REQUEST);
        }
        if (!payment.status(now()).equals("IN_PROGRESS")) {
            throw new PgError(Reason.NOT_AUTHORIZED);
        }
        return payment.card().orElseThrow();
    }

    /// Takes the money of what was authorized; a no ends the payment.
    ///
    /// @throws PgError when there is no such payment, it is another order's or of another amount, was
    ///     confirmed before, nobody has authorized it, or too long ago, the card is declined or the order
    ///     was paid meanwhile
    public CardPayment confirm(String paymentKey, String orderId, long amount) {
        var card = authorized(paymentKey, orderId, amount);
        try {
            return gateway.approve(card, byKey(paymentKey).purchase(), paymentKey);
        } catch (PgError no) {
            if (no.reason() == Reason.CARD_DECLINED) {
                payments.end(paymentKey);
            }
            throw no;
        }
    }

    /// The try to pay what was authorized under this key, when it was declined.
    public Optional<FailedPayment> failed(String paymentKey) {
        return find(paymentKey)
                .filter(WindowPayment::ended)
                .map(it -> new FailedPayment(
                        paymentKey, it.orderId(), it.orderName(), it.card().orElseThrow(), it.total(), it.at()));
    }

    /// Remembers a try that was declined, where the gateway shows such.
    public void remember(PgError no, WindowPayment payment) {
        if (no.reason() == Reason.CARD_DECLINED) {
            payments.end(payment.paymentKey());
            var card = byKey(payment.paymentKey()).card().orElseThrow();
            gateway.remember(card, payment.purchase(), payment.paymentKey());
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
