package dev.dosirak.payment.method;

/// What a customer gives so that a gateway registers a card. Every form of it is a secret, kept nowhere and printed
/// nowhere.
public sealed interface Authorization {

    /// What the gateway's own window gave the customer's browser.
    record AuthKey(String value) implements Authorization {

        @Override
        public String toString() {
            return "AuthKey";
        }
    }

    /// The card itself, for a gateway that has no window: it comes, goes on to the gateway and is gone.
    ///
    /// @param expiryYear the last two digits
    /// @param expiryMonth two digits
    /// @param birth six digits of a person, or ten of a company's business number
    /// @param passwordTwoDigits the first two
    record RawCard(String number, String expiryYear, String expiryMonth, String birth, String passwordTwoDigits)
            implements Authorization {

        @Override
        public String toString() {
            return "RawCard";
        }
    }
}
