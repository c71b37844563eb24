package dev.dosirak.simulation.data;

import dev.dosirak.platform.subscription.Envelope;
import java.time.Instant;
import java.util.UUID;

/// An event as it lies in a topic.
///
/// @param key the aggregate
/// @param body JSON
public record TopicRecord(UUID id, String type, UUID key, long sequence, String body, Instant at) {

    Envelope envelope() {
        return new Envelope(id, type, key, sequence, at);
    }

    @Override
    public String toString() {
        return "%s #%d of %s".formatted(type, sequence, key);
    }
}
