package dev.dosirak.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.shop.MenuPart.CategoryPart;
import dev.dosirak.shop.MenuPart.GroupPart;
import dev.dosirak.shop.MenuPart.OptionPart;
import dev.dosirak.shop.MenuPart.ProductPart;
import dev.dosirak.shop.registry.Menu;
import dev.dosirak.shop.registry.ShopRefusal;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class MenuPartTest {

    @Test
    void whatIsRefusedOfADishNamesTheDish() {
        assertRefused(ShopRefusal.AMOUNT_OUT_OF_RANGE, "김치찌개 › price", dish("김치찌개", 0, List.of()));
        assertRefused(ShopRefusal.TEXT_LENGTH, "name", dish("", 9_000, List.of()));
        assertRefused(ShopRefusal.TEXT_LENGTH, "찌".repeat(30) + "… › name", dish("찌".repeat(61), 9_000, List.of()));
    }

    @Test
    void whatIsRefusedOfAnOptionNamesTheDishToo() {
        var noPrice = new GroupPart(null, "양", 0, 1, List.of(new OptionPart(null, "곱빼기", -1)));
        var noChoice = new GroupPart(null, "맵기", 2, 1, List.of(new OptionPart(null, "순한맛", 0)));

        assertRefused(ShopRefusal.AMOUNT_OUT_OF_RANGE, "김치찌개 › 곱빼기 › price", dish("김치찌개", 9_000, List.of(noPrice)));
        assertRefused(ShopRefusal.CHOICE_OUT_OF_RANGE, "김치찌개 › 맵기", dish("김치찌개", 9_000, List.of(noChoice)));
    }

    private static ProductPart dish(String name, long price, List<GroupPart> groups) {
        return new ProductPart(null, name, "", price, null, null, groups);
    }

    private static void assertRefused(ShopRefusal reason, String names, ProductPart dish) {
        var menu = new MenuPart(List.of(new CategoryPart(null, "찌개", List.of(dish))));
        var refused = Objects.requireNonNull(catchThrowableOfType(Refused.class, () -> menu.toMenu(Menu.EMPTY)));
        assertThat(refused.why()).isEqualTo(reason);
        assertThat(refused.details().getFirst()).isEqualTo(names);
    }
}
