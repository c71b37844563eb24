package dev.dosirak.box.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StartLimitTest {

    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final AtomicInteger reports = new AtomicInteger();
    private final StartLimit limit = new StartLimit(0, reports::incrementAndGet);

    @Test
    void aStartIsWaitedForSoLong() {
        assertThat(isExceeded(StartLimit.LIMIT, false)).isFalse();
        assertThat(isExceeded(StartLimit.LIMIT.plus(MOMENT), false)).isTrue();
    }

    @Test
    void theTimeOfAMigrationDoesNotCount() {
        var hour = Duration.ofHours(1);
        assertThat(isExceeded(MOMENT, true)).isFalse();
        assertThat(reports).hasValue(0);
        assertThat(isExceeded(hour, true)).isFalse();
        assertThat(isExceeded(hour, true)).isFalse();
        assertThat(reports).hasValue(1);
        assertThat(isExceeded(hour.plus(StartLimit.LIMIT), false)).isFalse();
        assertThat(isExceeded(hour.plus(StartLimit.LIMIT).plus(MOMENT), false)).isTrue();
    }

    @Test
    void aMigrationWithoutEndIsGivenUp() {
        assertThat(isExceeded(StartLimit.LONGEST_MIGRATION, true)).isFalse();
        assertThat(isExceeded(
                        StartLimit.LONGEST_MIGRATION.plus(StartLimit.LIMIT).plus(MOMENT), true))
                .isTrue();
    }

    private boolean isExceeded(Duration sinceStart, boolean migrating) {
        return limit.isExceeded(sinceStart.toNanos(), migrating);
    }
}
