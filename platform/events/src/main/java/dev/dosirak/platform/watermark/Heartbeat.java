package dev.dosirak.platform.watermark;

import java.time.Instant;

/// What every service tells every few seconds, as promised in `contracts/events/platform`.
///
/// @param at whatever was committed before is ahead of this record, in its partition
/// @param partitions how many the topic has; each is told the same
public record Heartbeat(Instant at, int partitions) {

    public static final String TYPE = "platform.heartbeat.v1";

    private static final Instant FOREVER = Instant.parse("9999-12-31T00:00:00Z");

    /// @throws RuntimeException when it tells no time that could be noted: who hears that has heard nothing
    public Heartbeat {
        if (at.isBefore(Instant.EPOCH) || !at.isBefore(FOREVER) || partitions < 1) {
            throw new IllegalArgumentException("There is no heartbeat of %s and %d".formatted(at, partitions));
        }
    }
}
