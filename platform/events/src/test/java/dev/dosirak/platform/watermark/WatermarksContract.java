package dev.dosirak.platform.watermark;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
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

    /// A topic was made anew, and its last hour has been told again.
    @Test
    default void aHeartbeatThatSpeaksOnlyForTheLastHourIsForThoseWhoHadHeardWhatWasBefore() {
        var consumer = consumer();
        var late = consumer();
        watermarks().heard(consumer, "press", Map.of(0, heartbeat(NOON, 1)));
        watermarks().heard(late, "press", Map.of(0, heartbeat(NOON.minusSeconds(3_601), 1)));
        var lastHour = new Heartbeat(NOON.plusSeconds(60), 1, NOON.minusSeconds(3_600));
        for (var it : List.of(consumer, late, "library.new")) {
            watermarks().heard(it, "press", Map.of(0, lastHour));
        }

        assertThat(watermarks().heardUpTo(consumer, "press")).contains(NOON.plusSeconds(60));
        assertThat(watermarks().heardUpTo(late, "press")).contains(NOON.minusSeconds(3_601));
        assertThat(watermarks().heardUpTo("library.new", "press")).isEmpty();

        watermarks().heard(late, "press", Map.of(0, heartbeat(NOON.plusSeconds(90), 1)));
        assertThat(watermarks().heardUpTo(late, "press")).contains(NOON.plusSeconds(90));
    }

    @Test
    default void otherConsumersAndStreamsAreOthers() {
        var consumer = consumer();
        watermarks().heard(consumer, "press", Map.of(0, heartbeat(NOON, 1)));

        assertThat(watermarks().heardUpTo(consumer, "radio")).isEmpty();
        assertThat(watermarks().heardUpTo(consumer(), "press")).isEmpty();
    }

    private static Heartbeat heartbeat(Instant at, int partitions) {
        return new Heartbeat(at, partitions, null);
    }

    private static String consumer() {
        return "library." + UUID.randomUUID();
    }
}
