package dev.dosirak.payment.method;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/// A card registered by a customer. The secret that pays with it stays where it is kept.
///
/// @param gateways those that can charge it
public record PaymentMethod(UUID id, UUID customer, Card card, Set<String> gateways, Instant registeredAt) {

    public PaymentMethod {
        gateways = Set.copyOf(gateways);
    }

    /// What may be shown of it.
    ///
    /// @param issuer the card's company, by the same name at every gateway
    /// @param number masked
    public record Card(String issuer, String number) {}
}
