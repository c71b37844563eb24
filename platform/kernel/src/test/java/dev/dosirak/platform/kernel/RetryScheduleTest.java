package dev.dosirak.platform.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {

    final RetrySchedule schedule = new RetrySchedule(Duration.ofSeconds(5), Duration.ofMinutes(1));

    @Test
    void aPauseIsTwiceTheOneBeforeUpToTheLongest() {
        assertThat(IntStream.rangeClosed(1, 6).mapToObj(schedule::after).map(Duration::toSeconds))
                .containsExactly(5L, 10L, 20L, 40L, 60L, 60L);
    }

    @Test
    void thePausesEndWithTheLongest() {
        assertThat(schedule.pauses().stream().map(Duration::toSeconds)).containsExactly(5L, 10L, 20L, 40L, 60L);
    }

    @Test
    void noNumberOfTriesIsTooLarge() {
        assertThat(schedule.after(Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(1));
        assertThat(schedule.after(0)).isEqualTo(Duration.ofSeconds(5));
        assertThat(schedule.after(Integer.MIN_VALUE)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void theLongestMayBeShorterThanTheFirst() {
        assertThat(new RetrySchedule(Duration.ofSeconds(5), Duration.ofSeconds(1)).after(1))
                .isEqualTo(Duration.ofSeconds(1));
    }
}
