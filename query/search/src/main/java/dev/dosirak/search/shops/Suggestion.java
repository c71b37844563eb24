package dev.dosirak.search.shops;

import java.util.Optional;
import java.util.UUID;

/// What somebody may be about to type.
///
/// @param shop whose name it is; empty for a dish
public record Suggestion(String text, Optional<UUID> shop) {}
