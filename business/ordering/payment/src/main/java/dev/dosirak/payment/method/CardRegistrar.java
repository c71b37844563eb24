package dev.dosirak.payment.method;

import dev.dosirak.payment.method.PaymentMethod.Card;
import java.util.UUID;

/// The gateway, as far as it registers cards.
public interface CardRegistrar {

    /// @param billingKey pays with the card: a secret
    record RegisteredCard(String billingKey, Card card) {

        /// Without the secret, wherever it is printed.
        @Override
        public String toString() {
            return "Registered[card=%s]".formatted(card);
        }
    }

    /// Redeems what the gateway's card window gave the customer.
    ///
    /// @param command the same for the same request, so that it may be sent again
    /// @throws Refused when the gateway refuses the card, or is away
    RegisteredCard register(String authKey, UUID customer, String command);

    /// Has the gateway forget a card, so that nobody can pay with it any more.
    ///
    /// @return false when it did not say that it has, nor that it knows of none
    boolean revoke(String billingKey);
}
