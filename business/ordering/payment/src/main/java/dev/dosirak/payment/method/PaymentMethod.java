package dev.dosirak.payment.method;

import java.time.Instant;
import java.util.UUID;

/// A card registered by a customer.
///
/// @param billingKey pays with the card: a secret
public record PaymentMethod(UUID id, UUID customer, Card card, String billingKey, Instant registeredAt) {

    /// What may be shown of it.
    ///
    /// @param number masked
    public record Card(String issuer, String number) {}

    /// Without the secret, wherever it is printed.
    @Override
    public String toString() {
        return "PaymentMethod[id=%s, customer=%s]".formatted(id, customer);
    }
}
