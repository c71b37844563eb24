package dev.dosirak.platform.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvalidFieldTest {

    private record Card(List<Category> categories, Map<String, Category> byCode) {}

    private record Category(String name, List<Dish> dishes) {}

    private record Dish(String name, int price, List<String> tags) {}

    private static final Category STEWS = new Category(
            "찌개",
            List.of(
                    new Dish("김치찌개", -1, List.of("")),
                    new Dish("", -1, List.of()),
                    new Dish("된".repeat(40), 0, List.of())));
    private static final Card CARD = new Card(List.of(STEWS), Map.of("A", STEWS));

    private final Problems problems = new Problems("notebook");

    @Test
    void aFieldIsToldWithTheNamesOfWhatItBelongsTo() {
        assertThat(names("categories[0].dishes[0].price")).isEqualTo("찌개 › 김치찌개");
        assertThat(names("categories[0].dishes[1].price")).isEqualTo("찌개");
        assertThat(names("categories[0].dishes[2].price")).isEqualTo("찌개 › " + "된".repeat(30) + "…");
        assertThat(names("categories[0].dishes")).isEqualTo("찌개");
        assertThat(names("byCode[A].dishes[0].price")).isEqualTo("찌개 › 김치찌개");
        assertThat(InvalidField.of(CARD, "categories[0].dishes[0].tags[0].<list element>", "")
                        .path())
                .isEqualTo("categories[0].dishes[0].tags[0]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"categories", "categories[7].dishes[0].price", "byCode[a.b].dishes", "byCode[.x", "[].y", "x.y.z"
            })
    void whatHasNoNameIsToldByItsPath(String path) {
        assertThat(names(path)).isEmpty();
    }

    @Test
    void ofManyFaultsTheFirstFewAreTold() {
        var faults = IntStream.range(0, 2_000)
                .mapToObj(it -> new InvalidField("dishes[%d].price".formatted(it), "", "0 이상이어야 합니다"))
                .collect(Collectors.toList());
        Collections.reverse(faults);

        assertThat(InvalidField.few(faults, problems, Locale.KOREAN))
                .startsWith("dishes[0].price: 0 이상이어야 합니다; dishes[1].price: ")
                .endsWith("dishes[4].price: 0 이상이어야 합니다; 그 밖에 1,995곳 더");
        assertThat(InvalidField.few(faults, problems, Locale.ENGLISH)).endsWith("; and 1,995 more");
        assertThat(InvalidField.few(faults.subList(0, 5), problems, Locale.ENGLISH))
                .doesNotContain("more");
        assertThat(InvalidField.few(
                        List.of(new InvalidField("price", "찌개 › 김치찌개", "needs a value")), problems, Locale.ENGLISH))
                .isEqualTo("price (찌개 › 김치찌개): needs a value");
    }

    private static String names(String path) {
        return InvalidField.of(CARD, path, "").names();
    }
}
