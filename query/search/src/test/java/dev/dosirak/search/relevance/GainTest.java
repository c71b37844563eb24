package dev.dosirak.search.relevance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GainTest {

    private static final UUID A = new UUID(0, 1);
    private static final UUID B = new UUID(0, 2);
    private static final UUID C = new UUID(0, 3);

    /// By hand: (7 + 1/log2(3)) of (7 + 3/log2(3) + 1/2) is 0.8081….
    @Test
    void theFigureIsWhatTheFormulaSays() {
        var grades = Map.of(A, 3, B, 2, C, 1);

        assertThat(Gain.normalized(List.of(A, B, C), grades, 10)).isEqualTo(1);
        assertThat(Gain.normalized(List.of(A, C), grades, 10))
                .isEqualTo((7 + 1 / 1.5849625) / (7 + 3 / 1.5849625 + 0.5), within(1e-6));
        assertThat(Gain.normalized(List.of(new UUID(9, 9)), grades, 10)).isZero();
        assertThat(Gain.normalized(List.of(A), grades, 1)).isEqualTo(1);
    }

    @Test
    void whereNothingIsWantedFindingNothingIsRight() {
        assertThat(Gain.normalized(List.of(), Map.of(), 10)).isEqualTo(1);
        assertThat(Gain.normalized(List.of(A), Map.of(), 10)).isZero();
        assertThat(Gain.normalized(List.of(A), Map.of(A, 0), 10)).isZero();
    }

    @Test
    void judgementsAreReadFromLines(@TempDir Path folder) throws IOException {
        var file = Files.writeString(
                folder.resolve("judgements.tsv"),
                "# query\tshop\tgrade\n치킨\t%s\t3\t홍대 치킨\n치킨\t%s\t1\t\n자동차\t-\t0\t\n".formatted(A, B));

        assertThat(Judgements.read(file).grades())
                .containsExactly(Map.entry("치킨", Map.of(A, 3, B, 1)), Map.entry("자동차", Map.of()));
        Files.writeString(file, "치킨 3");
        assertThatIllegalArgumentException().isThrownBy(() -> Judgements.read(file));
    }
}
