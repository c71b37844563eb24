package dev.dosirak.platform.kernel;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TypeNamesTest {

    sealed interface Meal {}

    sealed interface Soup extends Meal {}

    record Ramen() implements Soup {}

    record Seolleongtang() implements Soup {}

    record Bibimbap() implements Meal {}

    static final TypeNames<Meal> MEALS = TypeNames.of(
            Meal.class,
            entry("ramen", Ramen.class),
            entry("ox-bone-soup", Seolleongtang.class),
            entry("bibimbap", Bibimbap.class));

    @Test
    void everyTypeIsFoundAgainByItsName() {
        assertThat(MEALS.nameOf(new Seolleongtang())).isEqualTo("ox-bone-soup");
        assertThat(MEALS.typeOf("ox-bone-soup")).isEqualTo(Seolleongtang.class);
    }

    @Test
    void aNameThatWasNeverGivenStopsUs() {
        assertThatThrownBy(() -> MEALS.typeOf("pizza")).hasMessage("No Meal is called pizza");
    }

    @Test
    void aTypeWithoutANameIsNamed() {
        assertThatThrownBy(() -> TypeNames.of(Meal.class, entry("bibimbap", Bibimbap.class)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Names of Meal: Ramen has no name; Seolleongtang has no name");
    }

    @Test
    void aNameWithoutATypeOfTheFamilyIsNamed() {
        assertThatThrownBy(() -> TypeNames.of(
                        Soup.class,
                        entry("ramen", Ramen.class),
                        entry("ox-bone-soup", Seolleongtang.class),
                        entry("soup", Soup.class)))
                .hasMessage("Names of Soup: 'soup' names Soup, which is no type of it");
    }

    @Test
    void nothingStandsThereTwice() {
        assertThatThrownBy(() -> TypeNames.of(
                        Soup.class,
                        entry("soup", Ramen.class),
                        entry("soup", Seolleongtang.class),
                        entry("ramen", Ramen.class)))
                .hasMessage("Names of Soup: 'soup' names two types; Ramen has two names");
    }

    @Test
    void aTypeWithoutSubtypesIsItsOwnFamily() {
        assertThat(TypeNames.of(Bibimbap.class, entry("bibimbap", Bibimbap.class))
                        .nameOf(new Bibimbap()))
                .isEqualTo("bibimbap");
    }
}
