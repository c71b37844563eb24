package dev.dosirak.shop.registry.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.shop.registry.Menu;
import dev.dosirak.shop.registry.ShopRefusal;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ImportedMenuTest {

    private static final String MENU = """
            {"categories": [
              {"code": "c1", "name": "치킨", "products": [
                {"code": "p1", "name": "후라이드", "price": 18000, "optionGroups": [
                  {"code": "g1", "name": "맛", "min": 1, "max": 1, "options": [
                    {"code": "o1", "name": "순한맛", "price": 0}, {"code": "o2", "name": "매운맛", "price": 500}]}]},
                {"code": "p2", "name": "양념", "price": 19000, "optionGroups": [
                  {"code": "g2", "name": "맛", "min": 1, "max": 1, "options": [{"code": "o3", "name": "순한맛", "price": 0}]}]}]},
              {"code": "c2", "name": "음료", "products": []}]}
            """;

    @Test
    void eachKindHasCodesOfItsOwn() {
        assertThat(read(MENU.replace("p1", "c1").replace("g1", "c1").replace("o1", "c1"))
                        .categories())
                .hasSize(2);
    }

    /// The importer knows its codes, and has never seen an id of ours.
    @ParameterizedTest
    @ValueSource(strings = {"c", "p", "g", "o"})
    void aCodeThatIsThereTwiceIsTold(String kind) {
        var refused = catchThrowableOfType(Refused.class, () -> read(MENU.replace(kind + "2", kind + "1")));

        assertThat(Objects.requireNonNull(refused).why()).isEqualTo(ShopRefusal.CODE_TWICE);
        assertThat(refused.details()).containsExactly(kind + "1");
    }

    private static Menu read(String json) {
        return JsonMapper.shared().readValue(json, ImportedMenu.class).toMenu("S-1", Menu.EMPTY);
    }
}
