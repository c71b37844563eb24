package dev.dosirak.platform.watermark;

import java.time.Instant;

/// What every service tells every few seconds, as promised in `contracts/events/platform`.
///
/// @param at whatever was committed before is ahead of this record, in its partition
/// @param partitions how many the topic has; each is told the same
public record Heartbeat(Instant at, int partitions) {

    public static final String TYPE = "platform.heartbeat.v1";
}
