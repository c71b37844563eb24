package dev.dosirak.demo.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The public list as it is downloaded: CP949, Korean headers, metres, closed shops, phones that are none.
class LicenceColumnsTest {

    private static final Assumptions MINAS = new Assumptions(Optional.of("O1"), Optional.empty());

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

    /// As the list has been published of late, from a Mac and with spaces in its header.
    @Test
    void aListOfTheNewerShapeIsReadToo() throws IOException {
        var list = """
                개방자치단체코드, 관리번호 ,영업상태명,전화번호,지번주소,도로명주소, 사업장명,업태구분명,좌표정보(X)(EPSG：5174),좌표정보(Y)
                3000000,L1,영업/정상,02-2222-2222,서울특별시 종로구 와룡동 1,서울특별시 종로구 돈화문로 1,밥집,한식,199572.0081335,452740.371990472
                3000000,L2,영업/정상,,서울특별시 종로구 와룡동 2,,국수집,한식,199572.0081335,452740.371990472
                """;

        for (var form : List.of(Normalizer.Form.NFC, Normalizer.Form.NFD)) {
            var rows = read(Normalizer.normalize(list, form), MINAS);

            var first = ((Row.Good) rows.get(0)).content();
            assertThat(first.path("code").asString()).isEqualTo("L1");
            assertThat(first.at("/profile/phone").asString()).isEqualTo("02-2222-2222");
            assertThat(first.at("/profile/address/road").asString()).isEqualTo("서울특별시 종로구 돈화문로 1");
            assertThat(((Row.Good) rows.get(1))
                            .content()
                            .at("/profile/address/road")
                            .asString())
                    .isEqualTo("서울특별시 종로구 와룡동 2");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"EPSG3857", "EPSG:5185", "epsg 5187", "EPSG:102080"})
    void aProjectionThatNobodyKnowsIsNamed(String projection) throws IOException {
        var list = list(projection, "199572.0081335", "452740.371990472");

        assertThatThrownBy(() -> read(list, MINAS))
                .isInstanceOf(ImportStopped.class)
                .hasMessageContaining("EPSG:" + projection.replaceAll("[^0-9]", ""))
                .hasMessageContaining("--coordinates");
        assertThat(read(list, new Assumptions(MINAS.owner(), Optional.of(Projection.EPSG_5174))))
                .singleElement()
                .isInstanceOf(Row.Good.class);
    }

    @Test
    void degreesThatAreCalledSoAreNotTakenForMetres() throws IOException {
        assertThat(read(list("EPSG4326", "126.9960", "37.5770"), MINAS))
                .singleElement()
                .isInstanceOf(Row.Good.class);
        assertThat(read(list("EPSG4326", "199572.0", "452740.3"), MINAS))
                .singleElement()
                .isInstanceOfSatisfying(
                        Row.Broken.class, it -> assertThat(it.reason()).contains("--coordinates"));
    }

    private static String list(String projection, String x, String y) {
        return """
                관리번호,사업장명,도로명전체주소,좌표정보X(%1$s),좌표정보Y(%1$s)
                L1,밥집,서울특별시 종로구 돈화문로 1,%2$s,%3$s
                """.formatted(projection, x, y);
    }

    private List<Row> read(String list, Assumptions assumptions) throws IOException {
        return read(Files.writeString(folder.resolve("일반음식점.csv"), list), assumptions);
    }

    private List<Row> read(Assumptions assumptions) throws IOException {
        var file = folder.resolve("일반음식점.csv");
        try (var list =
                Objects.requireNonNull(getClass().getResourceAsStream("/real-input/localdata-restaurants.csv"))) {
            Files.write(file, list.readAllBytes());
        }
        return read(file, assumptions);
    }

    private static List<Row> read(Path file, Assumptions assumptions) throws IOException {
        var rows = new ArrayList<Row>();
        try (var source = SourceFile.open(file, null, assumptions)) {
            for (var row = source.next(); row != null; row = source.next()) {
                rows.add(row);
            }
        }
        return rows;
    }
}
