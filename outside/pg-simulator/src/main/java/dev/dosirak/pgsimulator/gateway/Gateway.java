package dev.dosirak.pgsimulator.gateway;

import dev.dosirak.pgsimulator.gateway.CardPayment.Cancel;
import dev.dosirak.pgsimulator.gateway.CardPayments.FailedPayment;
import dev.dosirak.pgsimulator.gateway.CardPayments.Transaction;
import dev.dosirak.pgsimulator.gateway.Cards.BillingKey;
import dev.dosirak.pgsimulator.gateway.PgError.Reason;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What a merchant, and the card window in a customer's browser, may ask of a gateway.
public final class Gateway {

    private static final long SMALLEST = 100;
    private static final long LARGEST = 10_000_000;
    private static final long SMALLEST_IN_INSTALMENTS = 50_000;
    private static final int FEWEST_MONTHS = 2;
    private static final int MOST_MONTHS = 12;

    private final GatewayName name;
    private final Cards cards;
    private final CardPayments cardPayments;
    private final KeySource keys;
    private final Consumer<PaymentNews> told;
    private final Clock clock;
    private final AuthorizationWindow window;
    private final Deposits deposits;
    private final Faults faults = new Faults();

    Gateway(GatewayName name, Books books, Consumer<PaymentNews> told, Clock clock) {
        this.name = name;
        this.cards = books.cards(name);
        this.cardPayments = books.payments(name);
        this.keys = new KeySource(name);
        this.told = told;
        this.clock = clock;
        this.window = new AuthorizationWindow(this, books.windows(name), clock);
        this.deposits = new Deposits(this, books.accounts(name), told, clock);
    }

    public Deposits deposits() {
        return deposits;
    }

    public AuthorizationWindow window() {
        return window;
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
        var authKey = keys.authorization();
        cards.offer(authKey, card);
        return authKey;
    }

    /// @throws PgError when the card was not shown, was registered before, or belongs to another customer
    public BillingKey register(String authKey, String customerKey) {
        var card = cards.redeem(authKey).orElseThrow(() -> new PgError(Reason.UNKNOWN_AUTHORIZATION));
        card.requireCustomer(customerKey);
        return register(card);
    }

    /// The card pays with the key from now on.
    public BillingKey register(Card card) {
        var now = now();
        var billingKey = new BillingKey(keys.billingKey(now), card, now, Optional.empty());
        cards.register(billingKey);
        return billingKey;
    }

    /// Also when it was deleted.
    ///
    /// @throws PgError when there never was such a key
    public BillingKey billingKey(String key) {
        return cards.find(key).orElseThrow(() -> new PgError(Reason.UNKNOWN_BILLING_KEY));
    }

    /// @throws PgError when there is no such key, or none any more
    public Card registered(String key) {
        var billingKey = billingKey(key);
        if (billingKey.deletedAt().isPresent()) {
            throw new PgError(Reason.DELETED_BILLING_KEY);
        }
        return billingKey.card();
    }

    /// Nobody pays with that key any more; what was paid stays paid.
    ///
    /// @return when it was deleted
    /// @throws PgError when there is no such key, or none any more
    public Instant forget(String key) {
        registered(key);
        var now = now();
        if (!cards.delete(key, now)) {
            throw new PgError(Reason.DELETED_BILLING_KEY);
        }
        return now;
    }

    /// Breaks before anything is recorded, as some cards do at their first try with an order.
    public void failFirstAttempt(Card card, String orderId) {
        if (card.failsFirstAttempt() && cardPayments.markFirstAttempt(orderId)) {
            throw new PgError(Reason.BROKEN);
        }
    }

    /// @param amount in won
    /// @param instalmentMonths 0 for all at once
    public record Purchase(long amount, int instalmentMonths, String orderId, String orderName) {

        /// @throws PgError when no card company takes so much in so many months
        void requirePossibleInstalments() {
            if (instalmentMonths != 0
                    && (instalmentMonths < FEWEST_MONTHS
                            || instalmentMonths > MOST_MONTHS
                            || amount < SMALLEST_IN_INSTALMENTS)) {
                throw new PgError(Reason.INVALID_INSTALMENTS);
            }
        }
    }

    /// Takes the money; an order is paid once, whatever became of the payment later.
    ///
    /// @throws PgError when it is declined, the card's issuer fails, the order was paid before, or
    ///     nobody pays so much in so many months
    public CardPayment approve(Card card, Purchase purchase) {
        return approve(card, purchase, keys.payment(now()));
    }

    CardPayment approve(Card card, Purchase purchase, String paymentKey) {
        mustBePayable(purchase.amount(), SMALLEST);
        purchase.requirePossibleInstalments();
        mustBeUnpaid(purchase.orderId());
        if (faults.hit(card.issuer())) {
            throw new PgError(Reason.ISSUER_FAILED);
        }
        if (card.isDeclined() || faults.hit(Faults.Kind.REFUSE)) {
            throw new PgError(Reason.CARD_DECLINED);
        }
        var now = now();
        var cardPayment = new CardPayment(
                paymentKey,
                purchase.orderId(),
                purchase.orderName(),
                card,
                purchase.amount(),
                purchase.instalmentMonths(),
                purchase.amount(),
                now,
                List.of());
        if (!cardPayments.add(cardPayment)) {
            throw new PgError(Reason.ALREADY_PAID);
        }
        told.accept(PaymentNews.of(name, cardPayment));
        return cardPayment;
    }

    void mustBePayable(long amount, long smallest) {
        if (amount < smallest) {
            throw new PgError(Reason.AMOUNT_TOO_SMALL);
        }
        if (amount > LARGEST) {
            throw new PgError(Reason.AMOUNT_TOO_LARGE);
        }
    }

    /// Nor to be paid by deposit.
    void mustBeUnpaid(String orderId) {
        if (find(orderId).isPresent() || deposits.byOrder(orderId).isPresent()) {
            throw new PgError(Reason.ALREADY_PAID);
        }
    }

    /// Remembers a try that was declined; nothing remains of other noes.
    public void remember(PgError no, Card card, Purchase purchase) {
        if (no.reason() == Reason.CARD_DECLINED) {
            remember(card, purchase, keys.payment(now()));
        }
    }

    void remember(Card card, Purchase purchase, String paymentKey) {
        var failed =
                new FailedPayment(paymentKey, purchase.orderId(), purchase.orderName(), card, purchase.amount(), now());
        cardPayments.addFailed(failed);
        told.accept(PaymentNews.of(name, failed));
    }

    /// The last try to pay an order that moved no money, when none did.
    public Optional<FailedPayment> failed(String orderId) {
        return cardPayments.failed(orderId);
    }

    /// Uses up an order number, where each counts once.
    ///
    /// @throws PgError when it was used before
    public void use(String orderNumber) {
        if (!cardPayments.use(orderNumber)) {
            throw new PgError(Reason.ORDER_NUMBER_USED);
        }
    }

    /// @param amount in won; empty for all that is left
    /// @param expected what is left now, as far as the merchant knows; empty when it does not say
    public record Refund(Optional<Long> amount, Optional<Long> expected, String reason) {}

    /// Gives back a part of what is left, or all of it.
    ///
    /// @throws PgError when less than that is left, not what was expected, or cancels are refused just now
    public CardPayment cancel(CardPayment cardPayment, Refund refund) {
        if (faults.hit(Faults.Kind.REFUSE_REFUND)) {
            throw new PgError(Reason.CANCELS_REFUSED);
        }
        if (faults.hit(Faults.Kind.SHORT_BALANCE)) {
            throw new PgError(Reason.BALANCE_SHORT);
        }
        return give(cardPayment, refund);
    }

    CardPayment reverse(String orderId, Optional<Long> amount) {
        return give(byOrder(orderId), new Refund(amount, Optional.empty(), "결제사 직권 취소"));
    }

    /// Its customer disputes it, or does not any more. Nothing of it changes here.
    void dispute(String orderId, boolean over) {
        told.accept(PaymentNews.ofDispute(name, byOrder(orderId), over, now()));
    }

    private CardPayment give(CardPayment cardPayment, Refund refund) {
        if (cardPayment.balance() == 0) {
            throw new PgError(Reason.ALREADY_CANCELLED);
        }
        if (refund.expected().filter(it -> it != cardPayment.balance()).isPresent()) {
            throw new PgError(Reason.BALANCE_CHANGED);
        }
        var now = now();
        var cancel = new Cancel(keys.cancel(now), refund.amount().orElse(cardPayment.balance()), refund.reason(), now);
        if (cancel.amount() <= 0 || cancel.amount() > cardPayment.balance()) {
            throw new PgError(Reason.AMOUNT_NOT_CANCELABLE);
        }
        if (!cardPayments.cancel(cardPayment.paymentKey(), cancel, refund.expected())) { // another one came first
            throw new PgError(refund.expected().isPresent() ? Reason.BALANCE_CHANGED : Reason.AMOUNT_NOT_CANCELABLE);
        }
        var cancelled = byKey(cardPayment.paymentKey());
        deposits.tell(PaymentNews.of(name, cancelled));
        return cancelled;
    }

    public CardPayment byKey(String paymentKey) {
        return findByKey(paymentKey).orElseThrow(() -> new PgError(Reason.UNKNOWN_PAYMENT));
    }

    public CardPayment byOrder(String orderId) {
        return find(orderId).orElseThrow(() -> new PgError(Reason.UNKNOWN_PAYMENT));
    }

    public Optional<CardPayment> findByKey(String paymentKey) {
        return cardPayments.byKey(paymentKey);
    }

    public Optional<CardPayment> find(String orderId) {
        return cardPayments.byOrder(orderId);
    }

    /// Every movement of money from `from` on and before `to`, oldest first.
    ///
    /// @param after the key of the last transaction that is known already; empty for the beginning
    public List<Transaction> transactions(Instant from, Instant to, Optional<String> after, int limit) {
        return cardPayments.transactions(from, to, after, limit);
    }

    /// For what moves no money.
    public String newTransactionKey() {
        return keys.payment(now());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
