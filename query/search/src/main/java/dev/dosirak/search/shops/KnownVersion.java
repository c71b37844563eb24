package dev.dosirak.search.shops;

import java.util.UUID;

/// That something is known, and in which version, whether anybody is to see it or not.
public record KnownVersion(UUID id, long version) {}
