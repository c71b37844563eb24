package dev.dosirak.drills.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DrillResultTest {

    private static final Check HELD = new Check("I1", true, "0 violations");
    private static final Check BROKEN = new Check("I2", false, "1 violation");

    @Test
    void aDrillThatIsAsItShouldEndsWithZeroInBothModes() {
        assertThat(RecordedDrill.in(Mode.AFTER, HELD).exitCode()).isZero();
        assertThat(RecordedDrill.in(Mode.BEFORE, HELD).exitCode()).isZero();
    }

    @Test
    void aBrokenPromiseAndAFailureThatIsNotShownAreToldApart() {
        assertThat(RecordedDrill.in(Mode.AFTER, HELD, BROKEN).exitCode()).isEqualTo(3);
        assertThat(RecordedDrill.in(Mode.BEFORE, HELD, BROKEN).exitCode()).isEqualTo(4);
    }

    @Test
    void eachAnswerIsOfOneKind() {
        var answers = List.of(201, 400, 409, 429, 503, 500, 0, 502, 504).stream()
                .map(it -> RecordedDrill.answer(it, 1))
                .toList();
        var stats = AnswerStats.of(answers);
        assertThat(stats.requests()).isEqualTo(9);
        assertThat(stats.ok()).isEqualTo(1);
        assertThat(stats.refused()).isEqualTo(4);
        assertThat(stats.errors()).isEqualTo(1);
        assertThat(stats.unknown()).isEqualTo(3);
    }

    @Test
    void percentilesAreOfThoseWhoWereToldYes() {
        var answers = LongStream.rangeClosed(1, 100)
                .mapToObj(it -> RecordedDrill.answer(201, it))
                .toList();
        assertThat(AnswerStats.of(answers).p50()).isEqualTo(50);
        assertThat(AnswerStats.of(answers).p99()).isEqualTo(99);
        assertThat(AnswerStats.of(List.of(RecordedDrill.answer(503, 7))).p99()).isZero();
    }

    @Test
    void theTableNamesEachPhaseAndEachCheck() {
        var bytes = new ByteArrayOutputStream();
        TerminalTable.print(
                RecordedDrill.in(Mode.AFTER, HELD, BROKEN), new PrintStream(bytes, true, StandardCharsets.UTF_8));
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .contains("it hangs", "✓ I1: 0 violations", "✗ I2: 1 violation");
    }
}
