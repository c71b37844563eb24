package dev.dosirak.pgsimulator.gateway;

import dev.dosirak.pgsimulator.gateway.CardPayment.Cancel;
import java.time.Instant;
import java.util.Optional;

/// The accounts that one gateway has issued, and what has happened to them.
public interface DepositAccounts {

    /// False when its order has one; then nothing is kept.
    boolean issue(DepositAccount account, String transactionKey, Instant at);

    Optional<DepositAccount> byKey(String paymentKey);

    Optional<DepositAccount> byOrder(String orderId);

    Optional<DepositAccount> byNumber(String number);

    /// Makes a payment of it; false when it is closed, or paid already.
    boolean deposit(String paymentKey, String transactionKey, Instant at);

    /// Takes its payment out of the books; false when there is none, or some of it was given back.
    boolean undo(String paymentKey, String transactionKey, Instant at);

    /// False when it is closed, or paid.
    boolean close(String paymentKey, Cancel closing);

    /// The gateway's name for the last movement.
    String lastTransactionKey(String paymentKey);
}
