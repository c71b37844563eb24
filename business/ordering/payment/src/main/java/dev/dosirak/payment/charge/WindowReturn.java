package dev.dosirak.payment.charge;

import dev.dosirak.platform.kernel.Won;
import java.util.Optional;
import java.util.UUID;

/// What a customer's browser brings back from a gateway's window. Nobody knows what it did to it on its way.
///
/// @param order that the gateway names
/// @param paymentKey its name for what was authorized
/// @param proof by which the gateway shows that it is the gateway's; empty where it gives none
public record WindowReturn(UUID order, String paymentKey, Won amount, Optional<Proof> proof) {

    /// @param token of the authorization, which the signature covers
    public record Proof(String token, String signature) {}
}
