package dev.dosirak.payment.method;

import dev.dosirak.payment.method.PaymentMethod.Card;
import java.util.UUID;

/// One gateway, as far as it registers cards.
public interface CardRegistrar {

    /// @param billingKey pays with the card: a secret
    record RegisteredCard(String billingKey, Card card) {

        /// Without the secret, wherever it is printed.
        @Override
        public String toString() {
            return "Registered[card=%s]".formatted(card);
        }
    }

    /// The gateway's name in tables, in events and on screens.
    String gateway();

    /// Registers the card that the customer has shown.
    ///
    /// @param command the same for the same request, so that it may be sent again
    /// @throws Refused when the gateway refuses the card, has no such way to show one, or is away
    RegisteredCard register(Authorization authorization, UUID customer, String command);

    /// Has the gateway forget a card, so that nobody can pay with it any more.
    ///
    /// @return false when it did not say that it has, nor that it knows of none
    boolean revoke(String billingKey);
}
