package dev.dosirak.payment.distribution;

import java.util.List;

/// The gateways that we have contracts with.
///
/// @param terms of each, until operators set others
/// @param mostNodes of this service there may be, for when they cannot agree on a rate
public record GatewayContracts(List<GatewayTerms> terms, int mostNodes) {

    public GatewayContracts {
        terms = List.copyOf(terms);
    }
}
