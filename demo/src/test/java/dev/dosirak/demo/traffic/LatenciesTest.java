package dev.dosirak.demo.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LatenciesTest {

    @Test
    void percentilesAreRightToTwoPercent() {
        var times = new Latencies();
        for (int millis = 1; millis <= 1_000; millis++) {
            times.add(millis * 1_000L);
        }

        assertThat(times.millisAt(0.5)).isCloseTo(500, within(10.0));
        assertThat(times.millisAt(0.99)).isCloseTo(990, within(20.0));
        assertThat(times.millisAt(1)).isCloseTo(1_000, within(20.0));
    }

    @Test
    void nothingMeasuredIsZero() {
        assertThat(new Latencies().millisAt(0.99)).isZero();
    }

    @Test
    void oneSlowAnswerAmongTenIsTheLastPercent() {
        var times = new Latencies();
        for (int i = 0; i < 9; i++) {
            times.add(10_000);
        }
        times.add(3_000_000);

        assertThat(times.millisAt(0.5)).isCloseTo(10, within(0.2));
        assertThat(times.millisAt(0.99)).isCloseTo(3_000, within(60.0));
    }
}
