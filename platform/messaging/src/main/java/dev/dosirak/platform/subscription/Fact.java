package dev.dosirak.platform.subscription;

import java.util.UUID;

/// Something that happened, as its owner says when it is asked.
///
/// @param id the one it was published with
/// @param subject the aggregate it happened to
/// @param body JSON
public record Fact(UUID id, String type, UUID subject, long sequence, String body) {}
