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
}
