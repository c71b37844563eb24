package dev.dosirak.demo.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The public list as it is downloaded: CP949, Korean headers, metres, closed shops, phones that are none.
class LicenceColumnsTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aPublicListIsReadAsItIs() throws IOException {
        var rows = read(new Assumptions(Optional.of("TRIAL-O1"), Optional.empty()));

        var first = (Row.Good) rows.get(0);
        assertThat(first.content().path("code").asString()).isEqualTo("6520000-101-2019-00001");
        assertThat(first.content().path("ownerCode").asString()).isEqualTo("TRIAL-O1");
        assertThat(first.content().at("/profile/name").asString()).isEqualTo("한라봉닭강정 서귀포점");
        assertThat(first.content().at("/profile/category").asString()).isEqualTo("chicken");
        assertThat(first.content().at("/profile/address/district").asString()).isEqualTo("서귀포시");
        assertThat(first.content().at("/profile/position/lng").asDouble()).isBetween(126.5, 126.6);
        assertThat(first.notes())
                .anyMatch(it -> it.contains("EPSG:5174"))
                .anyMatch(it -> it.contains("daily 10:00-22:00"));

        var second = (Row.Good) rows.get(1);
        assertThat(second.content().at("/profile/phone").asString()).isEmpty();
        assertThat(second.content().at("/profile/address/district").asString()).isEqualTo("종로구");
        assertThat(second.notes()).anyMatch(it -> it.contains("phone"));

        assertThat(rows.get(2))
                .isInstanceOfSatisfying(
                        Row.Broken.class, it -> assertThat(it.reason()).contains("좌표정보"));
        assertThat(((Row.Good) rows.get(3)).content().at("/profile/category").asString())
                .isEqualTo("asian");
        assertThat(rows.get(4)).isEqualTo(new Row.Skipped(6, "6520000-101-2019-00005", "not in business: 폐업"));
    }

    @Test
    void nobodyKnowsWhoseTheyAreUnlessItIsSaid() {
        assertThatThrownBy(() -> read(Assumptions.NONE))
                .isInstanceOf(ImportStopped.class)
                .hasMessageContaining("--owner");
    }

    private List<Row> read(Assumptions assumptions) throws IOException {
        var file = folder.resolve("일반음식점.csv");
        try (var list =
                Objects.requireNonNull(getClass().getResourceAsStream("/real-input/localdata-restaurants.csv"))) {
            Files.write(file, list.readAllBytes());
        }
        var rows = new ArrayList<Row>();
        try (var source = SourceFile.open(file, null, assumptions)) {
            for (var row = source.next(); row != null; row = source.next()) {
                rows.add(row);
            }
        }
        return rows;
    }
}
