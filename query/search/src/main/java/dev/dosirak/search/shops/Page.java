package dev.dosirak.search.shops;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Some of the shops that were found.
///
/// @param next empty on the last page
public record Page(List<Entry> entries, Optional<SearchCursor> next) {

    /// @param ad which ad put the shop here, when one did
    /// @param matched the dishes that fit best, a few at most
    public record Entry(Hit hit, Optional<UUID> ad, List<String> matched) {}
}
