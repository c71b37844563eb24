package dev.dosirak.payment.method;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What pays with a registered card.
///
/// @param issuer the card's company, by the same name at every gateway
/// @param byGateway the secret that each gateway has issued for the card
public record CardKeys(String issuer, Map<String, String> byGateway) {

    public CardKeys {
        byGateway = Map.copyOf(byGateway);
    }

    /// The gateways that can be asked to charge the card.
    public Set<String> gateways() {
        return byGateway.keySet();
    }

    public Optional<String> at(String gateway) {
        return Optional.ofNullable(byGateway.get(gateway));
    }

    /// Without the secrets, wherever it is printed.
    @Override
    public String toString() {
        return "CardKeys[issuer=%s, gateways=%s]".formatted(issuer, gateways());
    }
}
