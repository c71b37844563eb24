package dev.dosirak.pgsimulator.gateway;

import dev.dosirak.pgsimulator.gateway.CardPayment.Cancel;
import dev.dosirak.pgsimulator.gateway.CardPayments.Transaction;
import dev.dosirak.pgsimulator.gateway.PgError.Code;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What a merchant, and the card window in a customer's browser, may ask of the gateway.
public final class Gateway {

    private static final long SMALLEST = 100;
    private static final long LARGEST = 10_000_000;

    private final Cards cards;
    private final CardPayments cardPayments;
    private final Faults faults;
    private final Clock clock;

    public Gateway(Cards cards, CardPayments cardPayments, Faults faults, Clock clock) {
        this.cards = cards;
        this.cardPayments = cardPayments;
        this.faults = faults;
        this.clock = clock;
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
        var card = cards.redeem(authKey).orElseThrow(() -> new PgError(Code.INVALID_AUTHORIZE_AUTH));
        if (!card.customerKey().equals(customerKey)) {
            throw new PgError(Code.NOT_MATCHES_CUSTOMER_KEY);
        }
        var registeredCard = new RegisteredCard(key("bk"), card);
        cards.register(registeredCard.key(), card);
        return registeredCard;
    }

    /// @throws PgError when there is no such key
    public Card registered(String billingKey) {
        return cards.registered(billingKey).orElseThrow(() -> new PgError(Code.NOT_FOUND_BILLING_KEY));
    }

    /// Nobody pays with that key any more; what was paid stays paid.
    ///
    /// @throws PgError when there is no such key
    public void forget(String billingKey) {
        if (!cards.forget(billingKey)) {
            throw new PgError(Code.NOT_FOUND_BILLING_KEY);
        }
    }

    /// Breaks before anything is recorded, as some cards do at their first try with an order.
    public void failFirstAttempt(Card card, String orderId) {
        if (card.failsFirstAttempt() && cardPayments.markFirstAttempt(orderId)) {
            throw new PgError(Code.FAILED_INTERNAL_SYSTEM_PROCESSING);
        }
    }

    /// @param amount in won
    public record Purchase(String customerKey, long amount, String orderId, String orderName) {}

    /// Takes the money; an order is paid once, whatever became of the payment later.
    ///
    /// @throws PgError when it is declined, or the order was paid before
    public CardPayment approve(Card card, Purchase purchase) {
        if (!card.customerKey().equals(purchase.customerKey())) {
            throw new PgError(Code.NOT_MATCHES_CUSTOMER_KEY);
        }
        if (purchase.amount() < SMALLEST) {
            throw new PgError(Code.BELOW_MINIMUM_AMOUNT);
        }
        if (purchase.amount() > LARGEST) {
            throw new PgError(Code.EXCEED_MAX_AMOUNT);
        }
        if (card.isDeclined() || faults.hit(Faults.Kind.REFUSE)) {
            throw new PgError(Code.REJECT_CARD_PAYMENT);
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
            throw new PgError(Code.ALREADY_PROCESSED_PAYMENT);
        }
        return cardPayment;
    }

    /// Gives back a part of what is left, or all of it.
    ///
    /// @param amount in won; empty for all that is left
    /// @throws PgError when less than that is left, or cancels are refused just now
    public CardPayment cancel(String paymentKey, Optional<Long> amount, String reason) {
        if (faults.hit(Faults.Kind.REFUSE_REFUND)) {
            throw new PgError(Code.NOT_CANCELABLE_PAYMENT);
        }
        return refund(byKey(paymentKey), amount, reason);
    }

    /// The gateway itself takes a payment back, all of what is left or a part: the merchant was not asked.
    ///
    /// @param amount in won; empty for all that is left
    public CardPayment reverse(String orderId, Optional<Long> amount) {
        return refund(byOrder(orderId), amount, "결제사 직권 취소");
    }

    private CardPayment refund(CardPayment cardPayment, Optional<Long> amount, String reason) {
        if (cardPayment.balance() == 0) {
            throw new PgError(Code.ALREADY_CANCELED_PAYMENT);
        }
        var cancel = new Cancel(key("tx"), amount.orElse(cardPayment.balance()), reason, now());
        if (cancel.amount() <= 0 || !cardPayments.cancel(cardPayment.paymentKey(), cancel)) {
            throw new PgError(Code.NOT_CANCELABLE_AMOUNT);
        }
        return byKey(cardPayment.paymentKey());
    }

    public CardPayment byKey(String paymentKey) {
        return cardPayments.byKey(paymentKey).orElseThrow(() -> new PgError(Code.NOT_FOUND_PAYMENT));
    }

    public CardPayment byOrder(String orderId) {
        return cardPayments.byOrder(orderId).orElseThrow(() -> new PgError(Code.NOT_FOUND_PAYMENT));
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
