package dev.dosirak.payment.charge;

import java.util.Optional;

/// A gateway that has windows, none of which takes money before it is approved. Never throws for what
/// happens out there.
public interface WindowGateway {

    /// Its name in events and on screens.
    String name();

    /// Opens a window for a bill. Asked again with the same number, it is the same window.
    ///
    /// @param number from 1, of the payment's windows
    /// @return empty when the gateway did not say that one is open; whatever it did moves no money
    Optional<PaymentWindow> open(PaymentBill bill, int number);
}
