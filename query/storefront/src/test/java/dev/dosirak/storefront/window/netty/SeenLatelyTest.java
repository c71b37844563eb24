package dev.dosirak.storefront.window.netty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeenLatelyTest {

    private static final Instant NOON = Instant.parse("2026-11-21T03:00:00Z");
    private static final UUID CHICKEN = new UUID(0, 1);
    private static final UUID PIZZA = new UUID(0, 2);

    private final SeenLately seen = new SeenLately();

    @Test
    void aVisitorIsFirstOnceForEachAdAndAgainLater() {
        assertThat(seen.note(CHICKEN, "192.0.2.1", NOON)).isTrue();
        assertThat(seen.note(CHICKEN, "192.0.2.1", NOON.plusSeconds(1))).isFalse();
        assertThat(seen.note(PIZZA, "192.0.2.1", NOON)).isTrue();
        assertThat(seen.note(CHICKEN, "192.0.2.2", NOON)).isTrue();
        assertThat(seen.note(CHICKEN, "192.0.2.1", NOON.plus(Duration.ofMinutes(10))))
                .isTrue();
    }

    /// As `String` hashes, these two are one.
    @Test
    void whoeverHashesLikeAnotherIsNotTakenForThem() {
        assertThat("Aa").hasSameHashCodeAs("BB");

        assertThat(seen.note(CHICKEN, "Aa", NOON)).isTrue();
        assertThat(seen.note(CHICKEN, "BB", NOON)).isTrue();
    }

    /// Else whoever has many addresses could reckon which two push each other out.
    @Test
    void whoPushesWhomOutIsAnotherQuestionInEveryProcess() {
        var here = pushedOut(seen);

        assertThat(here).isNotEmpty().isNotEqualTo(pushedOut(new SeenLately()));
    }

    private static List<String> pushedOut(SeenLately seen) {
        var visitors = IntStream.range(0, 5_000)
                .mapToObj(it -> "2001:db8:0:" + Integer.toHexString(it))
                .toList();
        visitors.forEach(it -> seen.note(CHICKEN, it, NOON));
        return visitors.stream().filter(it -> seen.note(CHICKEN, it, NOON)).toList();
    }
}
