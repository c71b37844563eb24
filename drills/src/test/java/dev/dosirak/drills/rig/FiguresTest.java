package dev.dosirak.drills.rig;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class FiguresTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Figures figures =
            new Figures("startup", new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));

    @Test
    void figuresAreMetricValueUnit() {
        figures.figure("startup.memory", 1_234.56, "MB");
        figures.figure("crash.orders", 12_000, "orders");
        figures.figure("order_write.ratio", 0.2678, "ratio");
        assertThat(out.toString(UTF_8)).isEqualTo("""
                startup.memory 1234.6 MB
                crash.orders 12000 orders
                order_write.ratio 0.27 ratio
                """);
        assertThat(err.toString(UTF_8)).isEmpty();
    }

    @Test
    void whereEveryGoalIsMetAndEveryPromiseKeptTheBenchEndsWithZero() {
        figures.atMost("startup.first_order", 15, "s", 15);
        figures.atLeast("order_write.ratio", 0.25, "ratio", 0.25);
        figures.never("crash.violations", 0, "violations");
        assertThat(err.toString(UTF_8)).isEmpty();
        assertThat(Bench.code(figures)).isZero();
    }

    @Test
    void aGoalThatWasMissedIsSeenByTheExitCodeHoweverManyAreMetAfterIt() {
        figures.atLeast("order_write.ratio", 0.2, "ratio", 0.25);
        figures.atMost("startup.first_order", 10, "s", 15);
        assertThat(Bench.code(figures)).isEqualTo(4);
    }

    @Test
    void whatCouldNotBeReckonedMeetsNoGoal() {
        figures.atMost("resync.owner_p99_ratio", Double.NaN, "", 2);
        assertThat(Bench.code(figures)).isEqualTo(4);
    }

    @Test
    void aBrokenPromiseWeighsMoreThanAMissedGoal() {
        figures.never("crash.violations.I2", 2, "violations");
        figures.atMost("crash.recovery_p99_s", 90, "s", 60);
        assertThat(out.toString(UTF_8)).startsWith("crash.violations.I2 2 violations\n");
        assertThat(err.toString(UTF_8)).startsWith("startup 0:00: crash.violations.I2 is 2; ");
        assertThat(Bench.code(figures)).isEqualTo(3);
    }

    @Test
    void aPromiseWithoutANumberIsBrokenToo() {
        figures.broken("not at rest: %s", "3 orders");
        assertThat(err.toString(UTF_8)).isEqualTo("startup 0:00: not at rest: 3 orders\n");
        assertThat(Bench.code(figures)).isEqualTo(3);
    }

    @Test
    void aGoalThatWasMissedIsSaidBeside() {
        figures.atMost("startup.first_order", 16, "s", 15);
        figures.atLeast("order_write.ratio", 0.5, "ratio", 0.25);
        assertThat(out.toString(UTF_8)).hasLineCount(2);
        assertThat(err.toString(UTF_8))
                .isEqualTo("startup 0:00: startup.first_order is 16; the goal is at most 15 s\n");
        assertThat(Bench.code(figures)).isEqualTo(4);
    }
}
