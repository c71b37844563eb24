package dev.dosirak.platform.eventstore;

import dev.dosirak.platform.kernel.Ids;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/// The id of a fact that was published of a history (`ce_id`). It follows from the stored event, so whoever is handed
/// the history gets the same id as who received the event, and applies it once.
public final class FactId {

    private FactId() {}

    /// @param at when the event happened, as it lies in the table
    /// @param type as it is published, as `order.paid.v1`
    public static UUID of(UUID stream, long position, Instant at, String type) {
        return Ids.derived(stream, type + "/" + position + "/" + ChronoUnit.MICROS.between(Instant.EPOCH, at));
    }
}
