package dev.dosirak.order.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecentOrdersTest {

    private static final Instant NOON = Instant.parse("2026-11-21T03:00:00Z");

    private final RecentOrders recentOrders = new RecentOrders();

    private static UUID order(int number) {
        return new UUID(0, number);
    }

    @Test
    void whatIsPlacedAndNotRungIsUnderWayHoweverOftenItIsSaid() {
        for (int i = 0; i < 40; i++) {
            recentOrders.placed(order(i % 20), NOON.minusSeconds(20 + i % 20));
        }
        for (int i = 0; i < 10; i++) {
            recentOrders.notified(order(i), NOON.minusSeconds(5));
            recentOrders.notified(order(i), NOON.minusSeconds(4));
        }
        var workload = recentOrders.at(NOON);
        assertThat(workload.unfinished()).isEqualTo(10);
        assertThat(workload.finishedPerSecond()).isEqualTo(1.0);
        assertThat(workload.latency()).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(24));
    }

    @Test
    void theEndMayBeHeardOfBeforeTheBeginning() {
        recentOrders.notified(order(1), NOON);
        recentOrders.placed(order(1), NOON.minusSeconds(1));
        assertThat(recentOrders.at(NOON).unfinished()).isZero();
    }

    @Test
    void whatIsAcceptedIsWithTheMachineUntilARiderIsLookedForOrItIsOff() {
        for (int i = 0; i < 10; i++) {
            recentOrders.placed(order(i), NOON.minusSeconds(60));
            recentOrders.notified(order(i), NOON.minusSeconds(58));
            recentOrders.accepted(order(i), NOON.minusSeconds(20));
        }
        recentOrders.dispatched(order(0), NOON.minusSeconds(3));
        recentOrders.dispatched(order(1), NOON.minusSeconds(1));
        recentOrders.calledOff(order(2), NOON.minusSeconds(1));

        var workload = recentOrders.at(NOON);
        assertThat(workload.unfinished()).isEqualTo(7);
        assertThat(workload.finishing()).isTrue();
        assertThat(workload.latency()).isEqualTo(Duration.ofSeconds(19));
    }

    @Test
    void aDeadDeliveryServiceKeepsNobodyOut() {
        for (int i = 0; i < 100; i++) {
            recentOrders.placed(order(i), NOON.minusSeconds(9));
            recentOrders.notified(order(i), NOON.minusSeconds(8));
            recentOrders.accepted(order(i), NOON.minusSeconds(7));
        }
        recentOrders.dispatched(order(0), NOON.minusSeconds(5));
        assertThat(recentOrders.at(NOON).unfinished()).isZero();
        assertThat(recentOrders.at(NOON).finishing()).isTrue();

        recentOrders.dispatched(order(1), NOON);
        assertThat(recentOrders.at(NOON).unfinished())
                .as("it is back, and has something to do")
                .isEqualTo(98);
    }

    @Test
    void aClockThatIsSetBackLeavesNothingBehind() {
        recentOrders.placed(order(1), NOON);
        assertThat(recentOrders.at(NOON.minus(Duration.ofHours(1))).unfinished())
                .isZero();
    }

    @Test
    void whatIsStuckIsNoLoad() {
        recentOrders.placed(order(1), NOON.minus(RecentOrders.STUCK).minusSeconds(1));
        recentOrders.placed(order(2), NOON);
        assertThat(recentOrders.at(NOON).unfinished()).isEqualTo(1);
        assertThat(recentOrders.at(NOON.plus(RecentOrders.STUCK).plusSeconds(1)))
                .isEqualTo(Workload.NONE);
    }

    /// A process was dead for fifteen seconds.
    @Test
    void whatWaitedWhileNothingWentOnSaysNothingOfHowLongANewOneTakes() {
        recentOrders.placed(order(0), NOON.minusSeconds(21));
        recentOrders.notified(order(0), NOON.minusSeconds(20));
        for (int i = 1; i <= 20; i++) {
            recentOrders.placed(order(i), NOON.minusSeconds(20));
            recentOrders.notified(order(i), NOON.minusSeconds(5));
        }
        recentOrders.placed(order(21), NOON.minusSeconds(3));
        recentOrders.notified(order(21), NOON.minusSeconds(1));

        assertThat(recentOrders.at(NOON).latency()).isEqualTo(Duration.ofSeconds(2));
        assertThat(recentOrders.at(NOON).finishedPerSecond()).isEqualTo(2.2);
    }

    @Test
    void aStopSaysNothingOfHowManyComeToTheirEnd() {
        for (int i = 0; i < 200; i++) {
            recentOrders.notified(order(i), NOON.minusMillis(100L * i));
        }

        assertThat(recentOrders.at(NOON).finishedPerSecond()).isEqualTo(10);
        for (int stop = 2; stop < 60; stop++) {
            assertThat(recentOrders.at(NOON.plusSeconds(stop)).finishedPerSecond())
                    .isEqualTo(8);
            assertThat(recentOrders.at(NOON.plusSeconds(stop)).finishing()).isEqualTo(stop < 10);
        }
    }
}
