package dev.dosirak.demo.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.demo.city.City;
import dev.dosirak.demo.city.CityFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

class CityFilesTest {

    private static final City VILLAGE = City.of(60);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void everythingThatIsWrittenDownCanBeReadAgain() throws IOException {
        var files = CityFiles.write(VILLAGE, folder);

        assertThat(read(files.members(), Kind.MEMBERS)).hasSize(36 + 12 + 120);
        var menus = read(files.menus(), Kind.MENUS);
        assertThat(menus).hasSize(60);
        assertThat(menus.get(3).at("/menu/categories/0/products/0/name").asString())
                .isEqualTo(VILLAGE.shop(3)
                        .menu()
                        .categories()
                        .getFirst()
                        .products()
                        .getFirst()
                        .name());
    }

    @Test
    void aShopArrivesInTheShapeOfTheImport() throws IOException {
        var shop = VILLAGE.shop(0);
        var row = read(CityFiles.write(VILLAGE, folder).shops(), Kind.SHOPS).getFirst();

        assertThat(row.path("code").asString()).isEqualTo("S000000");
        assertThat(row.path("ownerCode").asString()).isEqualTo("O000000");
        assertThat(row.at("/profile/name").asString()).isEqualTo(shop.name());
        assertThat(row.at("/profile/address/district").asString()).isEqualTo(shop.district());
        assertThat(row.at("/profile/position/lat").asDouble())
                .isEqualTo(shop.position().lat());
        assertThat(row.at("/delivery/minimumOrder").asLong()).isEqualTo(shop.minimumOrder());
        assertThat(row.at("/delivery/fees/2/uptoMeters").asInt()).isEqualTo(shop.radiusMeters());
        assertThat(row.at("/hours/weekly")).hasSize(7);
        assertThat(row.at("/hours/weekly/6/day").asString()).isEqualTo("sunday");
        assertThat(row.at("/hours/weekly/6/close").asString()).isEqualTo("00:00");
    }

    @Test
    void theSameCityIsTheSameBytes() throws IOException {
        var first = CityFiles.write(VILLAGE, folder.resolve("a"));
        var second = CityFiles.write(VILLAGE, folder.resolve("b"));

        for (int i = 0; i < 3; i++) {
            assertThat(Files.mismatch(first.all().get(i), second.all().get(i))).isEqualTo(-1);
        }
    }

    private static List<ObjectNode> read(Path file, Kind kind) throws IOException {
        var rows = new ArrayList<ObjectNode>();
        try (var source = SourceFile.open(file, null, Assumptions.NONE)) {
            assertThat(source.kind()).isEqualTo(kind);
            for (var row = source.next(); row != null; row = source.next()) {
                assertThat(row).isInstanceOf(Row.Good.class);
                rows.add(((Row.Good) row).content());
            }
            assertThat(source.share()).isEqualTo(1);
        }
        return rows;
    }
}
