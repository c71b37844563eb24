package dev.dosirak.payment.method;

import java.time.Instant;
import java.util.UUID;

/// A card registered by a customer. The secret that pays with it stays where it is kept.
public record PaymentMethod(UUID id, UUID customer, Card card, Instant registeredAt) {

    /// What may be shown of it.
    ///
    /// @param number masked
    public record Card(String issuer, String number) {}
}
