package dev.dosirak.simulation.gateway;

import java.time.Duration;

/// In what gateways differ.
///
/// @param longestAnswer what it has not done so long after it was asked, it never does, by its word
/// @param repeats whether it knows the same request for the same and answers it again; or else refuses an order number
///     that was paid when a request comes in; of two that come in before, it takes both
/// @param wantsDay whether it finds an order only on the day when it took its money
/// @param keepsAccounts whether customers may pay by deposit there
public record Traits(String name, Duration longestAnswer, boolean repeats, boolean wantsDay, boolean keepsAccounts) {}
