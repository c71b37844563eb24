package dev.dosirak.search.finding;

import java.util.UUID;

/// That something is known, and in which version, whether anybody is to see it or not.
public record Kept(UUID id, long version) {}
