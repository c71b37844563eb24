package dev.dosirak.storefront.catalog.netty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecentImpressionsTest {

    private static final Instant NOON = Instant.parse("2026-11-21T03:00:00Z");
    private static final UUID CHICKEN = new UUID(0, 1);
    private static final UUID PIZZA = new UUID(0, 2);

    private final RecentImpressions seen = new RecentImpressions();

    @Test
    void aVisitorIsFirstOnceForEachAdAndAgainLater() {
        assertThat(seen.add(CHICKEN, "192.0.2.1", NOON)).isTrue();
        assertThat(seen.add(CHICKEN, "192.0.2.1", NOON.plusSeconds(1))).isFalse();
        assertThat(seen.add(PIZZA, "192.0.2.1", NOON)).isTrue();
        assertThat(seen.add(CHICKEN, "192.0.2.2", NOON)).isTrue();
        assertThat(seen.add(CHICKEN, "192.0.2.1", NOON.plus(Duration.ofMinutes(10))))
                .isTrue();
    }

    /// As `String` hashes, these two are one.
    @Test
    void whoeverHashesLikeAnotherIsNotTakenForThem() {
        assertThat("Aa").hasSameHashCodeAs("BB");

        assertThat(seen.add(CHICKEN, "Aa", NOON)).isTrue();
        assertThat(seen.add(CHICKEN, "BB", NOON)).isTrue();
    }

    /// Else whoever has many addresses could reckon which two push each other out.
    @Test
    void whoPushesWhomOutIsAnotherQuestionInEveryProcess() {
        var here = pushedOut(seen);

        assertThat(here).isNotEmpty().isNotEqualTo(pushedOut(new RecentImpressions()));
    }

    private static List<String> pushedOut(RecentImpressions seen) {
        var visitors = IntStream.range(0, 5_000)
                .mapToObj(it -> "2001:db8:0:" + Integer.toHexString(it))
                .toList();
        visitors.forEach(it -> seen.add(CHICKEN, it, NOON));
        return visitors.stream().filter(it -> seen.add(CHICKEN, it, NOON)).toList();
    }
}
