package dev.dosirak.payment.distribution;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/// What operators have set, the same for all nodes, and who has changed it.
public interface GatewaySettings {

    /// Of gateways that somebody has changed; nothing at all while the store does not answer.
    Optional<List<GatewayTerms>> stored();

    /// One change at a time, on record together with who made it. What does not change anything is not recorded.
    ///
    /// @param initial of gateways that nobody has changed
    /// @param change may refuse; gets and returns the terms of all gateways
    void change(List<GatewayTerms> initial, Author author, UnaryOperator<List<GatewayTerms>> change);

    /// The latest changes, newest first.
    List<Change> changes(int limit);

    /// @param why for who asks later
    record Author(UUID operator, String why) {}

    /// @param what of the gateway, as `weight`
    record Change(Instant at, UUID by, String gateway, String what, String from, String to, String why) {}
}
