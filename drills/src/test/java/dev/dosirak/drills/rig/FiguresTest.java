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
    void aGoalThatWasMissedIsSaidBeside() {
        figures.atMost("startup.first_order", 16, "s", 15);
        figures.atLeast("order_write.ratio", 0.5, "ratio", 0.25);
        assertThat(out.toString(UTF_8)).hasLineCount(2);
        assertThat(err.toString(UTF_8))
                .isEqualTo("startup 0:00: startup.first_order is 16; the goal is at most 15 s\n");
    }
}
