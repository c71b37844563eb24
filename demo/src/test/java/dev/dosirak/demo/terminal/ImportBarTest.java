package dev.dosirak.demo.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.demo.load.Progress.Status;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ImportBarTest {

    private final ImportBar bar =
            new ImportBar(new Screen(new PrintStream(OutputStream.nullOutputStream(), true, UTF_8), true, false));

    /// A line that breaks is not rewritten but written below.
    @Test
    void theBarFitsATerminalOf80Columns() {
        var name = "전국일반음식점표준데이터.csv";
        for (var status : new Status[] {
            new Status(name, 0, 0, 0, 0, Duration.ZERO),
            new Status(name, 1_234_567, 12, 0.5, 0, Duration.ofMinutes(99)),
            new Status(name, 999_999_999, 12, 0.001, 0, Duration.ofSeconds(1_001)),
            new Status("menus.ndjson", 999_999_999, 0, 1, 0, Duration.ofSeconds(1_001)),
        }) {
            assertThat(DisplayWidth.of(bar.bar(status))).as(bar.bar(status)).isLessThan(80);
        }
    }
}
