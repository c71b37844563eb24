package dev.dosirak.platform.subscription;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A record that could not be applied, or that waits behind one of its key.
///
/// @param attempts 0 for one that only waits
/// @param nextAttemptAt null when it waits for a person's decision
public record ParkedEvent(
        long id,
        String consumer,
        String topic,
        int partition,
        long offset,
        String key,
        String type,
        String reason,
        int attempts,
        Instant parkedAt,
        @Nullable Instant nextAttemptAt,
        String payload) {}
