package dev.dosirak.order.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FlowTest {

    private static final Instant NOON = Instant.parse("2026-11-21T03:00:00Z");

    private final Flow flow = new Flow();

    private static UUID order(int number) {
        return new UUID(0, number);
    }

    @Test
    void whatIsPlacedAndNotRungIsUnderWayHoweverOftenItIsSaid() {
        for (int i = 0; i < 40; i++) {
            flow.placed(order(i % 20), NOON.minusSeconds(20 + i % 20));
        }
        for (int i = 0; i < 10; i++) {
            flow.finished(order(i), NOON.minusSeconds(5));
            flow.finished(order(i), NOON.minusSeconds(4));
        }
        var workload = flow.at(NOON);
        assertThat(workload.unfinished()).isEqualTo(10);
        assertThat(workload.finishedPerSecond()).isEqualTo(1.0);
        assertThat(workload.latency()).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(24));
    }

    @Test
    void theEndMayBeHeardOfBeforeTheBeginning() {
        flow.finished(order(1), NOON);
        flow.placed(order(1), NOON.minusSeconds(1));
        assertThat(flow.at(NOON).unfinished()).isZero();
    }

    @Test
    void whatIsStuckIsNoLoad() {
        flow.placed(order(1), NOON.minus(Flow.STUCK).minusSeconds(1));
        flow.placed(order(2), NOON);
        assertThat(flow.at(NOON).unfinished()).isEqualTo(1);
        assertThat(flow.at(NOON.plus(Flow.STUCK).plusSeconds(1))).isEqualTo(Workload.NONE);
    }

    /// A process was dead for fifteen seconds.
    @Test
    void whatWaitedWhileNothingWentOnSaysNothingOfHowLongANewOneTakes() {
        flow.placed(order(0), NOON.minusSeconds(21));
        flow.finished(order(0), NOON.minusSeconds(20));
        for (int i = 1; i <= 20; i++) {
            flow.placed(order(i), NOON.minusSeconds(20));
            flow.finished(order(i), NOON.minusSeconds(5));
        }
        flow.placed(order(21), NOON.minusSeconds(3));
        flow.finished(order(21), NOON.minusSeconds(1));

        assertThat(flow.at(NOON).latency()).isEqualTo(Duration.ofSeconds(2));
        assertThat(flow.at(NOON).finishedPerSecond()).isEqualTo(2.2);
    }

    @Test
    void aStopSaysNothingOfHowManyComeToTheirEnd() {
        for (int i = 0; i < 200; i++) {
            flow.finished(order(i), NOON.minusMillis(100L * i));
        }

        assertThat(flow.at(NOON).finishedPerSecond()).isEqualTo(10);
        for (int stop = 2; stop < 60; stop++) {
            assertThat(flow.at(NOON.plusSeconds(stop)).finishedPerSecond()).isEqualTo(8);
            assertThat(flow.at(NOON.plusSeconds(stop)).goesOn()).isEqualTo(stop < 10);
        }
    }
}
