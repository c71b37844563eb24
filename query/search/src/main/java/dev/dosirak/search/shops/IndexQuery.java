package dev.dosirak.search.shops;

import dev.dosirak.platform.kernel.Position;
import dev.dosirak.search.words.Clause;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// What is asked of an index: shops that deliver to the place and fit.
///
/// @param after only what comes after this in the order
/// @param only of these shops; empty for all
/// @param without none of these shops
/// @param now by which shops are open or not
public record IndexQuery(
        Clause clause,
        Position place,
        Filters filters,
        SortOrder sortOrder,
        Optional<After> after,
        int limit,
        Set<UUID> only,
        Set<UUID> without,
        Instant now) {

    /// A place in the order.
    ///
    /// @param value what the order goes by
    public record After(double value, UUID id) {}

    IndexQuery after(After last) {
        return new IndexQuery(clause, place, filters, sortOrder, Optional.of(last), limit, only, without, now);
    }

    IndexQuery only(Set<UUID> shops) {
        return new IndexQuery(clause, place, filters, sortOrder, after, limit, shops, without, now);
    }

    IndexQuery without(Set<UUID> shops) {
        return new IndexQuery(clause, place, filters, sortOrder, after, limit, only, shops, now);
    }
}
