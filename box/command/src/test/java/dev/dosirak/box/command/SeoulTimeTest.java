package dev.dosirak.box.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class SeoulTimeTest {

    private static final Instant NOON = Instant.parse("2026-11-21T03:00:00Z");

    private final SeoulTime time = new SeoulTime(Clock.fixed(NOON, ZoneOffset.UTC));

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T18:00,           2026-11-21T09:00:00Z",
        "2026-11-21T18:00:30,        2026-11-21T09:00:30Z",
        "2026-11-21T18:00Z,          2026-11-21T18:00:00Z",
        "2026-11-21T18:00+09:00,     2026-11-21T09:00:00Z",
        "2026-11-21T09:00:30.5Z,     2026-11-21T09:00:30.500Z",
        "now,                        2026-11-21T03:00:00Z",
        "-30m,                       2026-11-21T02:30:00Z",
        "-45s,                       2026-11-21T02:59:15Z",
        "-2h,                        2026-11-21T01:00:00Z",
        "-3d,                        2026-11-18T03:00:00Z",
    })
    void momentsAreReadAsOperatorsWriteThem(String written, Instant at) {
        assertThat(time.convert(written)).isEqualTo(at);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-11-21", "18:00", "2026-13-01T00:00", "30m", "-30", "-30w", ""})
    void anythingElseIsRefusedWithWhatCanBeWritten(String written) {
        assertThatThrownBy(() -> time.convert(written))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("'" + written + "' is no time")
                .hasMessageContaining("-30m");
    }

    @Test
    void whatWeWriteCanBeReadAgain() {
        assertThat(SeoulTime.written(NOON)).isEqualTo("2026-11-21T12:00:00");
        assertThat(time.convert(SeoulTime.written(NOON))).isEqualTo(NOON);
    }
}
