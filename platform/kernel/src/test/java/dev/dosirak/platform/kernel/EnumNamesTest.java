package dev.dosirak.platform.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EnumNamesTest {

    enum Soup {
        SEOLLEONGTANG,
        RAMEN;

        static final EnumNames<Soup> NAMES = EnumNames.of(Soup.class, it -> switch (it) {
            case SEOLLEONGTANG -> "ox-bone-soup";
            case RAMEN -> "ramen";
        });
    }

    @Test
    void everyConstantIsFoundAgainByItsName() {
        assertThat(Soup.NAMES.nameOf(Soup.SEOLLEONGTANG)).isEqualTo("ox-bone-soup");
        assertThat(Soup.NAMES.constantOf("ox-bone-soup")).isEqualTo(Soup.SEOLLEONGTANG);
        assertThat(Soup.NAMES.all()).containsExactly("ox-bone-soup", "ramen");
    }

    @Test
    void aNameThatWasNeverGivenIsNobodys() {
        assertThat(Soup.NAMES.find("SEOLLEONGTANG")).isEmpty();
        assertThatThrownBy(() -> Soup.NAMES.constantOf("pizza")).hasMessage("No Soup is called pizza");
    }

    @Test
    void noTwoHaveOneName() {
        assertThatThrownBy(() -> EnumNames.of(Soup.class, _ -> "soup")).hasMessage("Two of Soup are called soup");
    }
}
