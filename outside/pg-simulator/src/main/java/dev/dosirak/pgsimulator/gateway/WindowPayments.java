package dev.dosirak.pgsimulator.gateway;

import java.time.Instant;
import java.util.Optional;

/// The payments made for the window of one gateway.
public interface WindowPayments {

    void add(WindowPayment payment);

    Optional<WindowPayment> byKey(String paymentKey);

    /// The last one for an order.
    Optional<WindowPayment> byOrder(String orderId);

    /// Keeps which card was shown; false when it was ended.
    boolean authorize(String paymentKey, String number, Instant at);

    void end(String paymentKey);

    /// The merchant says what an order costs, before anybody pays it in a window.
    ///
    /// @param total in won
    void promise(String orderId, long total);

    /// What the merchant said last; empty when it did not.
    Optional<Long> promised(String orderId);
}
