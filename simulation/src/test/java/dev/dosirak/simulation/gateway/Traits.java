package dev.dosirak.simulation.gateway;

import java.time.Duration;

/// In what gateways differ.
///
/// @param longestAnswer what it has not done so long after it was asked, it never does, by its word
/// @param repeats whether it knows the same request for the same and answers it again; or else refuses an order number
///     that was paid
public record Traits(String name, Duration longestAnswer, boolean repeats) {}
