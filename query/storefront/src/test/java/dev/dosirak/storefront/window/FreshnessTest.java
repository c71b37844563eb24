package dev.dosirak.storefront.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class FreshnessTest {

    private static final Instant YESTERDAY = Instant.parse("2026-11-20T00:00:00Z");
    private static final Instant NOON = Instant.parse("2026-11-21T03:00:00Z");

    private final Freshness freshness = new Freshness();

    @Test
    void withoutACopyThereIsNothingToShow() {
        freshness.ownerAway();
        assertThat(freshness.asOf()).isEmpty();
        assertThat(freshness.isReady()).isFalse();
    }

    @Test
    void aSnapshotIsShownAtOnceButGoodEnoughOnlyWhileTheOwnerIsAway() {
        freshness.restored(YESTERDAY);
        assertThat(freshness.asOf()).contains(YESTERDAY);
        assertThat(freshness.isReady()).isFalse();

        freshness.ownerAway();
        assertThat(freshness.isReady()).isTrue();
    }

    @Test
    void aCopyOnceConfirmedStaysGoodEnough() {
        freshness.confirmed(NOON);
        freshness.ownerAway();
        assertThat(freshness.asOf()).contains(NOON);
        assertThat(freshness.isReady()).isTrue();
    }
}
