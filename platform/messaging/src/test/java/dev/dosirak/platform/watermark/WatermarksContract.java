package dev.dosirak.platform.watermark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.platform.watermark.Watermarks.PlacedHeartbeat;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
        watermarks().advance(consumer, "press", Map.of(0, heartbeat(NOON, 2)));
        assertThat(watermarks().receivedUpTo(consumer, "press")).isEmpty();

        watermarks().advance(consumer, "press", Map.of(1, heartbeat(NOON.plusSeconds(9), 2)));
        assertThat(watermarks().receivedUpTo(consumer, "press")).contains(NOON);
    }

    @Test
    default void timeDoesNotGoBack() {
        var consumer = consumer();
        watermarks().advance(consumer, "press", Map.of(0, heartbeat(NOON, 1)));
        watermarks().advance(consumer, "press", Map.of(0, heartbeat(NOON.minusSeconds(60), 1)));

        assertThat(watermarks().receivedUpTo(consumer, "press")).contains(NOON);
    }

    @Test
    default void aPartitionMoreIsWaitedFor() {
        var consumer = consumer();
        watermarks().advance(consumer, "press", Map.of(0, heartbeat(NOON, 1)));
        watermarks().advance(consumer, "press", Map.of(0, heartbeat(NOON.plusSeconds(3), 2)));
        assertThat(watermarks().receivedUpTo(consumer, "press")).isEmpty();

        watermarks().advance(consumer, "press", Map.of(1, heartbeat(NOON.plusSeconds(3), 2)));
        assertThat(watermarks().receivedUpTo(consumer, "press")).contains(NOON.plusSeconds(3));
    }

    /// A topic made anew may have fewer.
    @Test
    default void aPartitionLessIsForgotten() {
        var consumer = consumer();
        watermarks().advance(consumer, "press", Map.of(0, heartbeat(NOON, 2), 1, heartbeat(NOON, 2)));
        watermarks().advance(consumer, "press", Map.of(0, heartbeat(NOON.plusSeconds(3), 1)));

        assertThat(watermarks().receivedUpTo(consumer, "press")).contains(NOON.plusSeconds(3));
    }

    /// A topic was made anew, and its last hour has been told again.
    @Test
    default void aHeartbeatThatSpeaksOnlyForTheLastHourIsForThoseWhoHadHeardWhatWasBefore() {
        var consumer = consumer();
        var late = consumer();
        watermarks().advance(consumer, "press", Map.of(0, heartbeat(NOON, 1)));
        watermarks().advance(late, "press", Map.of(0, heartbeat(NOON.minusSeconds(3_601), 1)));
        var lastHour = new PlacedHeartbeat(0, new Heartbeat(NOON.plusSeconds(60), 1, NOON.minusSeconds(3_600)));
        for (var it : List.of(consumer, late, "library.new")) {
            watermarks().advance(it, "press", Map.of(0, lastHour));
        }

        assertThat(watermarks().receivedUpTo(consumer, "press")).contains(NOON.plusSeconds(60));
        assertThat(watermarks().receivedUpTo(late, "press")).contains(NOON.minusSeconds(3_601));
        assertThat(watermarks().receivedUpTo("library.new", "press")).isEmpty();

        watermarks().advance(late, "press", Map.of(0, heartbeat(NOON.plusSeconds(90), 1)));
        assertThat(watermarks().receivedUpTo(late, "press")).contains(NOON.plusSeconds(90));
    }

    /// What its service had told before it saw that came into the new one, and knows nothing of the loss.
    @Test
    default void inATopicMadeAnewNobodyIsBelievedWhoSpokeBeforeThatWasSeen() {
        var now = micros(Instant.now());
        var soon = now.plusSeconds(120);
        var healthy = consumer();
        var late = consumer();
        watermarks().advance(healthy, "press", Map.of(0, placed(900, now.minusSeconds(9))));
        watermarks().advance(late, "press", Map.of(0, placed(300, now.minusSeconds(9_000))));
        for (var it : List.of(healthy, late)) {
            watermarks().advance(it, "press", Map.of(0, placed(3, now.minusSeconds(6))));
            watermarks().advance(it, "press", Map.of(0, placed(950, now.minusSeconds(3))));
        }
        assertThat(watermarks().receivedUpTo(healthy, "press")).contains(now.minusSeconds(9));
        assertThat(watermarks().receivedUpTo(late, "press")).contains(now.minusSeconds(9_000));

        for (var it : List.of(healthy, late)) {
            watermarks()
                    .advance(
                            it,
                            "press",
                            Map.of(0, new PlacedHeartbeat(960, new Heartbeat(soon, 1, now.minusSeconds(3_600)))));
        }
        assertThat(watermarks().receivedUpTo(healthy, "press")).contains(soon);
        assertThat(watermarks().receivedUpTo(late, "press")).contains(now.minusSeconds(9_000));

        watermarks().advance(late, "press", Map.of(0, placed(970, soon.plusSeconds(3))));
        assertThat(watermarks().receivedUpTo(late, "press")).contains(soon.plusSeconds(3));
    }

    /// A node died before it could say how far it had come, or people wanted everything heard again.
    @Test
    default void whatIsOnlyHeardAgainIsNotDoubted() {
        var consumer = consumer();
        watermarks().advance(consumer, "press", Map.of(0, placed(900, NOON)));
        watermarks().advance(consumer, "press", Map.of(0, placed(100, NOON.minusSeconds(800))));
        watermarks().advance(consumer, "press", Map.of(0, placed(901, NOON.plusSeconds(3))));

        assertThat(watermarks().receivedUpTo(consumer, "press")).contains(NOON.plusSeconds(3));
    }

    @Test
    default void otherConsumersAndStreamsAreOthers() {
        var consumer = consumer();
        watermarks().advance(consumer, "press", Map.of(0, heartbeat(NOON, 1)));

        assertThat(watermarks().receivedUpTo(consumer, "radio")).isEmpty();
        assertThat(watermarks().receivedUpTo(consumer(), "press")).isEmpty();
    }

    private static PlacedHeartbeat heartbeat(Instant at, int partitions) {
        return new PlacedHeartbeat(0, new Heartbeat(at, partitions, null));
    }

    private static PlacedHeartbeat placed(long place, Instant at) {
        return new PlacedHeartbeat(place, new Heartbeat(at, 1, null));
    }

    /// As a database keeps it.
    private static Instant micros(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS);
    }

    private static String consumer() {
        return "library." + UUID.randomUUID();
    }
}
