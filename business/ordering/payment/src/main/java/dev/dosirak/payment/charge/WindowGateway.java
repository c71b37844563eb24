package dev.dosirak.payment.charge;

import dev.dosirak.payment.charge.PaymentGateway.Finding;
import java.util.Optional;

/// A gateway that has windows.
public interface WindowGateway {

    /// Its name in events and on screens.
    String name();

    /// Opens a window for a bill. Asked again with the same number, it is the same window. Never throws for what
    /// happens out there.
    ///
    /// @param number from 1, of the payment's windows
    /// @return empty when the gateway did not say that one is open; whatever it did moves no money
    Optional<PaymentWindow> open(PaymentBill bill, int number);

    /// What it has taken for a bill where its windows take money unasked; elsewhere nothing is found. Never throws for
    /// what happens out there.
    Finding find(PaymentBill bill);

    /// Whether the gateway itself has given this to the customer's browser, as far as that can be told. Order, amount
    /// and window are right already. Never throws for what happens out there.
    ReturnCheck check(PaymentBill bill, WindowReturn back);
}
