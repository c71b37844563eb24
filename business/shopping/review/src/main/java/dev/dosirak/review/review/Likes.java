package dev.dosirak.review.review;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/// Which customer likes which review, once each.
public interface Likes {

    /// Nothing changes when they like it already.
    void add(UUID review, UUID customer, Instant at);

    /// Nothing changes when they do not like it.
    void remove(UUID review, UUID customer);

    /// How many like each of the reviews; one that nobody likes is missing.
    Map<UUID, Long> of(Collection<UUID> reviews);
}
