package dev.dosirak.platform.watermark;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

interface WatermarksContract {

    Instant NOON = Instant.parse("2026-05-04T03:00:00Z");

    Watermarks watermarks();

    @Test
    default void nothingIsKnownBeforeEveryPartitionHasSpoken() {
        var consumer = consumer();
        watermarks().heard(consumer, "press", Map.of(0, heartbeat(NOON, 2)));
        assertThat(watermarks().heardUpTo(consumer, "press")).isEmpty();

        watermarks().heard(consumer, "press", Map.of(1, heartbeat(NOON.plusSeconds(9), 2)));
        assertThat(watermarks().heardUpTo(consumer, "press")).contains(NOON);
    }

    @Test
    default void timeDoesNotGoBack() {
        var consumer = consumer();
        watermarks().heard(consumer, "press", Map.of(0, heartbeat(NOON, 1)));
        watermarks().heard(consumer, "press", Map.of(0, heartbeat(NOON.minusSeconds(60), 1)));

        assertThat(watermarks().heardUpTo(consumer, "press")).contains(NOON);
    }

    @Test
    default void aPartitionMoreIsWaitedFor() {
        var consumer = consumer();
        watermarks().heard(consumer, "press", Map.of(0, heartbeat(NOON, 1)));
        watermarks().heard(consumer, "press", Map.of(0, heartbeat(NOON.plusSeconds(3), 2)));
        assertThat(watermarks().heardUpTo(consumer, "press")).isEmpty();

        watermarks().heard(consumer, "press", Map.of(1, heartbeat(NOON.plusSeconds(3), 2)));
        assertThat(watermarks().heardUpTo(consumer, "press")).contains(NOON.plusSeconds(3));
    }

    /// A topic made anew may have fewer.
    @Test
    default void aPartitionLessIsForgotten() {
        var consumer = consumer();
        watermarks().heard(consumer, "press", Map.of(0, heartbeat(NOON, 2), 1, heartbeat(NOON, 2)));
        watermarks().heard(consumer, "press", Map.of(0, heartbeat(NOON.plusSeconds(3), 1)));

        assertThat(watermarks().heardUpTo(consumer, "press")).contains(NOON.plusSeconds(3));
    }

    @Test
    default void otherConsumersAndStreamsAreOthers() {
        var consumer = consumer();
        watermarks().heard(consumer, "press", Map.of(0, heartbeat(NOON, 1)));

        assertThat(watermarks().heardUpTo(consumer, "radio")).isEmpty();
        assertThat(watermarks().heardUpTo(consumer(), "press")).isEmpty();
    }

    private static Heartbeat heartbeat(Instant at, int partitions) {
        return new Heartbeat(at, partitions);
    }

    private static String consumer() {
        return "library." + UUID.randomUUID();
    }
}
