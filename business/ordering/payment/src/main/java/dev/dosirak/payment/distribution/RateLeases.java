package dev.dosirak.payment.distribution;

import java.time.Duration;
import java.util.Optional;

/// The requests that our contract with a gateway allows, lent to nodes a few at a time. Time is cut into slots; what
/// was lent in a slot is lost at its end.
public interface RateLeases {

    /// So long is a slot, by the clock that all nodes share.
    Duration SLOT = Duration.ofMillis(250);

    /// @param number of requests, 0 when the slot has none left
    /// @param left until the slot ends
    record Lease(int number, Duration left) {}

    /// Lends requests of the slot that it is now, as many as were wanted or as it has left.
    ///
    /// @return nothing at all while the store does not answer
    Optional<Lease> take(String gateway, boolean forPayment, int wanted, Budget budget);

    /// What a slot has.
    ///
    /// @param payments the part that payments may have; the rest is kept for inquiries and refunds
    record Budget(int all, int payments) {}
}
