package dev.dosirak.platform.subscription;

import java.time.Instant;
import java.util.UUID;

/// What stands on an event besides its body.
///
/// @param id the same when the event is delivered again
/// @param type as `order.paid.v1`
/// @param subject the aggregate it happened to; also the record's key
/// @param sequence the aggregate's version after it
/// @param time when it was recorded
public record Envelope(UUID id, String type, UUID subject, long sequence, Instant time) {}
