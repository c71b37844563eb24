package dev.dosirak.pgsimulator.gateway;

import dev.dosirak.pgsimulator.gateway.CardPayment.Cancel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Every payment that one gateway ever took.
public interface CardPayments {

    /// False when its order was paid before; then nothing is kept.
    boolean add(CardPayment cardPayment);

    /// Takes the cancel's amount off the balance; false when there is not that much left, or not what was expected,
    /// and then nothing is kept.
    ///
    /// @param expected the balance before; empty when the merchant does not say
    boolean cancel(String paymentKey, Cancel cancel, Optional<Long> expected);

    Optional<CardPayment> byKey(String paymentKey);

    Optional<CardPayment> byOrder(String orderId);

    /// True for the first call with this order only.
    boolean markFirstAttempt(String orderId);

    /// False when that order number was used before.
    boolean use(String orderNumber);

    /// Remembers a try to pay an order that moved no money, in place of the one before.
    void addFailed(FailedPayment failedPayment);

    Optional<FailedPayment> failed(String orderId);

    /// @param total in won
    record FailedPayment(String paymentKey, String orderId, String orderName, Card card, long total, Instant at) {}

    /// Those from `from` on and before `to`, oldest first, behind the one called `after`.
    List<Transaction> transactions(Instant from, Instant to, Optional<String> after, int limit);

    /// A movement of money, or of an account, as merchants are told of it.
    ///
    /// @param key the gateway's name for it
    /// @param status `DONE` when it was taken, else what it made of its payment:
    ///     `WAITING_FOR_DEPOSIT` when an account was opened for it, or its deposit undone
    /// @param amount in won, never negative
    /// @param added in won, to what the merchant has there; 0 when an account was opened or closed
    /// @param deposited whether it is of a payment by deposit
    record Transaction(
            String key,
            String paymentKey,
            String orderId,
            String status,
            long amount,
            Instant at,
            long added,
            boolean deposited) {}
}
