package dev.dosirak.payment.method;

import dev.dosirak.payment.method.PaymentMethod.Card;
import java.util.UUID;

/// The gateway, as far as it registers cards.
public interface CardRegistrar {

    /// @param billingKey pays with the card: a secret
    record Registered(String billingKey, Card card) {}

    /// Redeems what the gateway's card window gave the customer.
    ///
    /// @param command the same for the same request, so that it may be sent again
    /// @throws MethodRefused when the gateway refuses the card, or is away
    Registered register(String authKey, UUID customer, String command);
}
