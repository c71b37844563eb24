package dev.dosirak.platform.sync;

import java.util.UUID;

/// One thing as its owner has it.
///
/// @param version of the owner's aggregate; a copy never replaces a higher one by a lower
/// @param deleted true for a tombstone, whose document is `{}`
/// @param document JSON in the owner's words
public record SyncItem(UUID id, long version, boolean deleted, String document) {}
