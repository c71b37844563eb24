package dev.dosirak.platform.watermark;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What every service publishes every few seconds, as promised in `contracts/events/platform`.
///
/// @param at whatever was committed before is ahead of this record, in its partition
/// @param partitions how many the topic has; each gets the same
/// @param since null where that goes for everything. Otherwise only for what was published since then: what is older
///       may be missing in this topic, and is still being published again
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Heartbeat(
        Instant at, int partitions, @Nullable Instant since) {

    public static final String TYPE = "platform.heartbeat.v1";

    private static final Instant FOREVER = Instant.parse("9999-12-31T00:00:00Z");

    /// @throws RuntimeException when its time is none that could be stored: such a heartbeat says nothing
    public Heartbeat {
        if (at.isBefore(Instant.EPOCH) || !at.isBefore(FOREVER) || partitions < 1) {
            throw new IllegalArgumentException("There is no heartbeat of %s and %d".formatted(at, partitions));
        }
    }

    /// What is older than this has to have been received before.
    Instant from() {
        return since == null ? Instant.EPOCH : since;
    }
}
