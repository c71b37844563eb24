package dev.dosirak.payment.charge;

/// A gateway that has windows.
public interface WindowGateway {

    /// Its name in events and on screens.
    String name();

    /// Opens a window for a bill. Asked again with the same number, it is the same window. Never throws for what
    /// happens out there.
    ///
    /// @param number from 1, of the payment's windows
    Opening open(PaymentBill bill, int number);

    sealed interface Opening {

        record Opened(PaymentWindow window) implements Opening {}

        /// The gateway said that it has a payment of this order already, which an inquiry shows.
        record AlreadyPaid() implements Opening {}

        /// It did not say that one is open; whatever it did moves no money.
        record NotOpened() implements Opening {}
    }

    /// Whether it takes the money in its windows without asking us.
    default boolean takesMoneyUnasked() {
        return false;
    }

    /// Whether the gateway itself has given this to the customer's browser, as far as that can be told. Order, amount
    /// and window are right already. Never throws for what happens out there.
    ReturnCheck check(PaymentBill bill, WindowReturn back);
}
