package dev.dosirak.payment.charge;

import java.time.Instant;

/// A request to a gateway, on record before it is sent.
///
/// @param number from 1; a request that is sent again keeps its number, so that the gateway knows it for the same
/// @param pg which gateway
/// @param at since when an answer is awaited
public record Attempt(int number, String pg, Instant at) {

    public Attempt {
        pg = GatewayNames.current(pg);
    }
}
