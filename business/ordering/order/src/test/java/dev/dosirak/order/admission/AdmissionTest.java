package dev.dosirak.order.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Virtual time: nobody waits here.
class AdmissionTest {

    private Duration now = Duration.ZERO;
    private final Admission admission = new Admission(() -> now.toNanos(), new Random(7));

    /// All that are taken are placed at once.
    private long takenOf(int asked) {
        return placed(asked, admission::tryAdmit);
    }

    private long placed(int asked, Supplier<Optional<Duration>> take) {
        long taken = IntStream.range(0, asked).filter(_ -> take.get().isEmpty()).count();
        LongStream.range(0, taken).forEach(_ -> admission.end(true));
        return taken;
    }

    @Test
    void anIdleMachineTakesSomeAtOnceAndNoMoreBeforeItHasLooked() {
        assertThat(takenOf(1_000)).isEqualTo(Admission.FLOOR);
        admission.update(() -> new Workload(Admission.FLOOR, 5, true, Duration.ofSeconds(1)));
        assertThat(takenOf(1_000)).isEqualTo(5 * 8 - Admission.FLOOR);
    }

    @Test
    void itSaysHowManyMoreItTakesAndAskingTakesNone() {
        admission.update(() -> new Workload(76, 10, true, Duration.ofSeconds(5)));
        assertThat(admission.capacity().orElseThrow().orders()).isEqualTo(4);
        takenOf(3);
        assertThat(admission.capacity().orElseThrow().orders()).isEqualTo(1);
        takenOf(3);
        assertThat(admission.capacity().orElseThrow().orders()).isZero();

        admission.update(() -> new Workload(200, 0, false, Duration.ZERO));
        assertThat(admission.capacity().orElseThrow().orders())
                .as("one a second, to see")
                .isEqualTo(1);
        takenOf(1);
        assertThat(admission.capacity().orElseThrow().orders()).isZero();
    }

    @Test
    void whatItSawLongAgoIsNotTold() {
        admission.update(() -> new Workload(0, 10, true, Duration.ofSeconds(1)));
        now = now.plus(Admission.KNOWN_FOR);
        assertThat(admission.capacity()).isPresent();
        now = now.plusMillis(1);
        assertThat(admission.capacity()).isEmpty();
    }

    @Test
    void whomAGatewayAdmittedIsTakenAlsoWhereOthersTookTheRoomButNotWithoutEnd() {
        admission.update(() -> new Workload(80, 10, true, Duration.ofSeconds(5)));
        assertThat(takenOf(1)).isZero();
        assertThat(admittedOf(1_000)).isEqualTo(Admission.FLOOR);

        admission.update(() -> new Workload(200, 0, false, Duration.ZERO));
        assertThat(admittedOf(1_000)).as("one a second, to see").isEqualTo(1);
    }

    private long admittedOf(int asked) {
        return placed(asked, admission::tryTakeAdmitted);
    }

    @Test
    void whatIsBeingPlacedCountsHoweverOftenItLooksMeanwhile() {
        for (int look = 0; look < 4; look++) {
            while (admission.tryAdmit().isEmpty()) {}
            admission.update(() -> Workload.NONE);
            assertThat(admission.capacity().orElseThrow().orders()).isZero();
        }
        for (int i = 0; i < Admission.FLOOR; i++) {
            admission.end(i % 2 == 0);
        }
        assertThat(admission.capacity().orElseThrow().orders())
                .as("the places of those who placed nothing")
                .isEqualTo(Admission.FLOOR / 2);
        admission.update(() -> new Workload(Admission.FLOOR / 2, 1, true, Duration.ofSeconds(1)));
        assertThat(admission.capacity().orElseThrow().orders()).isEqualTo(Admission.FLOOR / 2);
    }

    @Test
    void whatIsPlacedDuringALookCounts() {
        assertThat(admission.tryAdmit()).isEmpty();
        admission.update(() -> {
            admission.end(true);
            return Workload.NONE;
        });
        assertThat(admission.capacity().orElseThrow().orders()).isEqualTo(Admission.FLOOR - 1);
    }

    @Test
    void whoIsRefusedComesAgainWhenWhatIsUnderWayIsDoneAndNotAllTogether() {
        admission.update(() -> new Workload(100, 10, true, Duration.ofSeconds(5)));
        var pauses = IntStream.range(0, 50)
                .mapToObj(_ -> admission.tryAdmit().orElseThrow())
                .toList();
        assertThat(pauses).allMatch(it -> it.toSeconds() >= 10 && it.toSeconds() < 20);
        assertThat(pauses).doesNotHaveDuplicates();
    }

    /// All places are taken by what is only being placed: the next one is free in a moment.
    @Test
    void whereNothingIsUnfinishedTheNextOneComesSoon() {
        admission.update(() -> Workload.NONE);
        placed(Admission.FLOOR, admission::tryAdmit);

        assertThat(admission.tryAdmit())
                .hasValueSatisfying(it -> assertThat(it).isLessThanOrEqualTo(Duration.ofSeconds(2)));
    }

    @Test
    void whenNothingFinishesOneASecondIsLetThroughToSee() {
        admission.update(() -> new Workload(200, 0, false, Duration.ZERO));
        assertThat(takenOf(100)).isEqualTo(1);
        now = now.plusSeconds(1);
        assertThat(takenOf(100)).isEqualTo(1);
    }

    @Test
    void aFewThatAreStuckDoNotKeepTheOthersOut() {
        admission.update(() -> new Workload(Admission.FLOOR - 5, 0, false, Duration.ZERO));
        assertThat(takenOf(100)).isEqualTo(5);
    }

    @Test
    void aFewThatTookLongDoNotKeepTheOthersOutEither() {
        admission.update(() -> new Workload(3, 0.2, true, Duration.ofSeconds(40)));
        assertThat(takenOf(100)).isEqualTo(Admission.FLOOR - 3);
    }

    @Test
    void theBoundShrinksWhileItTakesTooLongAndGrowsBackSlowly() {
        for (int i = 0; i < 20; i++) {
            now = now.plusSeconds(1);
            admission.update(() -> new Workload(100, 100, true, Duration.ofSeconds(12)));
        }
        assertThat(admission.limit()).isBetween(280L, 300L); // 800 × 0.95^20
        now = now.plusSeconds(10);
        admission.update(() -> new Workload(100, 100, true, Duration.ofSeconds(2)));
        assertThat(admission.limit()).isBetween(360L, 380L);
    }

    /// Requests take the longer the more there are.
    @Test
    void whereAnOrderIsLongInBeingPlacedNoMoreAreTaken() {
        var machine = new MachineSimulation(1, true, 7);
        machine.takesToPlace(Duration.ofSeconds(2));
        machine.runs(Duration.ofMinutes(2), 60);

        assertThat(machine.mostUnderWay()).isLessThanOrEqualTo(Admission.FLOOR);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void threeTimesWhatItCarriesCostsNothing(long seed) {
        var machine = new MachineSimulation(10, true, seed);
        machine.runs(Duration.ofSeconds(60), 5);
        machine.runs(Duration.ofMinutes(3), 30);

        assertThat(machine.goodput(Duration.ofMinutes(2)))
                .as("%s", machine.seen())
                .isGreaterThanOrEqualTo(9);
        assertThat(machine.longest(Duration.ofMinutes(2))).isLessThan(Duration.ofSeconds(20));
    }

    /// The trigger goes and the trouble with it, whatever load was on when it came.
    @ParameterizedTest
    @ValueSource(doubles = {5, 10, 20, 30})
    void aDeathInTheMiddleIsOverSoonAfterItIsOver(double offered) {
        var machine = new MachineSimulation(10, true, 7);
        machine.runs(Duration.ofMinutes(2), offered);
        machine.dies();
        machine.runs(Duration.ofSeconds(40), offered);
        machine.comesBack();
        machine.runs(Duration.ofSeconds(60), offered);
        machine.runs(Duration.ofSeconds(30), offered);

        assertThat(machine.goodput(Duration.ofSeconds(30)))
                .as("%s", machine.seen())
                .isGreaterThanOrEqualTo(Math.min(offered, 10) * 0.9);
    }

    /// As when the database or the broker is started again.
    @Test
    void aStopOfSomeSecondsTurnsNobodyAway() {
        var machine = new MachineSimulation(20, true, 7);
        machine.runs(Duration.ofMinutes(1), 10);
        machine.dies();
        machine.runs(Duration.ofSeconds(5), 10);
        machine.comesBack();
        machine.runs(Duration.ofSeconds(20), 10);

        assertThat(machine.refused()).isZero();
    }

    @Test
    void withHalfTheLoadEverythingIsNormalWithinTwentySeconds() {
        var machine = new MachineSimulation(10, true, 7);
        machine.runs(Duration.ofMinutes(3), 30);
        machine.runs(Duration.ofSeconds(20), 5);
        machine.runs(Duration.ofSeconds(10), 5);
        assertThat(machine.longest(Duration.ofSeconds(10))).isLessThan(Duration.ofSeconds(10));
    }

    /// What the others are measured against: without admission the same load leaves nothing that anybody waits
    /// for.
    @Test
    void withoutAdmissionItCollapsesAndStaysSo() {
        var machine = new MachineSimulation(10, false, 7);
        machine.runs(Duration.ofMinutes(3), 30);
        assertThat(machine.goodput(Duration.ofMinutes(1))).isLessThan(1);
        machine.runs(Duration.ofMinutes(2), 5);
        assertThat(machine.goodput(Duration.ofMinutes(1))).isLessThan(1);
    }
}
