package dev.dosirak.pgsimulator.gateway;

import dev.dosirak.pgsimulator.gateway.CardPayment.Cancel;
import dev.dosirak.pgsimulator.gateway.CardPayments.Transaction;
import dev.dosirak.pgsimulator.gateway.PgError.Reason;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What a merchant, and the card window in a customer's browser, may ask of a gateway.
public final class Gateway {

    private static final long SMALLEST = 100;
    private static final long LARGEST = 10_000_000;

    private final GatewayName name;
    private final Cards cards;
    private final CardPayments cardPayments;
    private final Faults faults;
    private final Clock clock;

    Gateway(GatewayName name, Cards cards, CardPayments cardPayments, Faults faults, Clock clock) {
        this.name = name;
        this.cards = cards;
        this.cardPayments = cardPayments;
        this.faults = faults;
        this.clock = clock;
    }

    public GatewayName name() {
        return name;
    }

    /// How it fails just now.
    public Faults faults() {
        return faults;
    }

    /// The customer shows a card; the answer lets the merchant register it, once.
    public String offer(Card card) {
        var authKey = key("ak");
        cards.offer(authKey, card);
        return authKey;
    }

    /// @param key pays with `card` from now on
    public record RegisteredCard(String key, Card card) {}

    /// @throws PgError when the card was not shown, was registered before, or belongs to another customer
    public RegisteredCard register(String authKey, String customerKey) {
        var card = cards.redeem(authKey).orElseThrow(() -> new PgError(Reason.UNKNOWN_AUTHORIZATION));
        if (!card.customerKey().equals(customerKey)) {
            throw new PgError(Reason.OTHER_CUSTOMER);
        }
        var registeredCard = new RegisteredCard(key("bk"), card);
        cards.register(registeredCard.key(), card);
        return registeredCard;
    }

    /// @throws PgError when there is no such key
    public Card registered(String billingKey) {
        return cards.registered(billingKey).orElseThrow(() -> new PgError(Reason.UNKNOWN_BILLING_KEY));
    }

    /// Nobody pays with that key any more; what was paid stays paid.
    ///
    /// @throws PgError when there is no such key
    public void forget(String billingKey) {
        if (!cards.forget(billingKey)) {
            throw new PgError(Reason.UNKNOWN_BILLING_KEY);
        }
    }

    /// Breaks before anything is recorded, as some cards do at their first try with an order.
    public void failFirstAttempt(Card card, String orderId) {
        if (card.failsFirstAttempt() && cardPayments.markFirstAttempt(orderId)) {
            throw new PgError(Reason.BROKEN);
        }
    }

    /// @param amount in won
    public record Purchase(String customerKey, long amount, String orderId, String orderName) {}

    /// Takes the money; an order is paid once, whatever became of the payment later.
    ///
    /// @throws PgError when it is declined, or the order was paid before
    public CardPayment approve(Card card, Purchase purchase) {
        if (!card.customerKey().equals(purchase.customerKey())) {
            throw new PgError(Reason.OTHER_CUSTOMER);
        }
        if (purchase.amount() < SMALLEST) {
            throw new PgError(Reason.AMOUNT_TOO_SMALL);
        }
        if (purchase.amount() > LARGEST) {
            throw new PgError(Reason.AMOUNT_TOO_LARGE);
        }
        if (card.isDeclined() || faults.hit(Faults.Kind.REFUSE)) {
            throw new PgError(Reason.CARD_DECLINED);
        }
        var cardPayment = new CardPayment(
                key("pay"),
                purchase.orderId(),
                purchase.orderName(),
                card,
                purchase.amount(),
                purchase.amount(),
                now(),
                List.of());
        if (!cardPayments.add(cardPayment)) {
            throw new PgError(Reason.ALREADY_PAID);
        }
        return cardPayment;
    }

    /// Gives back a part of what is left, or all of it.
    ///
    /// @param amount in won; empty for all that is left
    /// @throws PgError when less than that is left, or cancels are refused just now
    public CardPayment cancel(String paymentKey, Optional<Long> amount, String reason) {
        if (faults.hit(Faults.Kind.REFUSE_REFUND)) {
            throw new PgError(Reason.CANCELS_REFUSED);
        }
        return refund(byKey(paymentKey), amount, reason);
    }

    CardPayment reverse(String orderId, Optional<Long> amount) {
        return refund(byOrder(orderId), amount, "결제사 직권 취소");
    }

    private CardPayment refund(CardPayment cardPayment, Optional<Long> amount, String reason) {
        if (cardPayment.balance() == 0) {
            throw new PgError(Reason.ALREADY_CANCELLED);
        }
        var cancel = new Cancel(key("tx"), amount.orElse(cardPayment.balance()), reason, now());
        if (cancel.amount() <= 0 || !cardPayments.cancel(cardPayment.paymentKey(), cancel)) {
            throw new PgError(Reason.AMOUNT_NOT_CANCELABLE);
        }
        return byKey(cardPayment.paymentKey());
    }

    public CardPayment byKey(String paymentKey) {
        return cardPayments.byKey(paymentKey).orElseThrow(() -> new PgError(Reason.UNKNOWN_PAYMENT));
    }

    public CardPayment byOrder(String orderId) {
        return find(orderId).orElseThrow(() -> new PgError(Reason.UNKNOWN_PAYMENT));
    }

    Optional<CardPayment> find(String orderId) {
        return cardPayments.byOrder(orderId);
    }

    /// Every movement of money from `from` on and before `to`, oldest first.
    ///
    /// @param after the key of the last transaction that is known already; empty for the beginning
    public List<Transaction> transactions(Instant from, Instant to, Optional<String> after, int limit) {
        return cardPayments.transactions(from, to, after, limit);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static String key(String kind) {
        return kind + "_" + UUID.randomUUID().toString().replace("-", "");
    }
}
