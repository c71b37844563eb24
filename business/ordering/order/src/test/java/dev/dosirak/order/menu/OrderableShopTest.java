package dev.dosirak.order.menu;

import static dev.dosirak.order.menu.Menus.AROUND_THE_CORNER;
import static dev.dosirak.order.menu.Menus.CHICKEN;
import static dev.dosirak.order.menu.Menus.EXTRA_RADISH;
import static dev.dosirak.order.menu.Menus.GANGNAM;
import static dev.dosirak.order.menu.Menus.HOT;
import static dev.dosirak.order.menu.Menus.MILD;
import static dev.dosirak.order.menu.Menus.MINAS_CHICKEN;
import static dev.dosirak.order.menu.Menus.RADISH;
import static dev.dosirak.order.menu.Menus.SOLD_OUT_WINGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.platform.kernel.OpeningHours;
import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Won;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class OrderableShopTest {

    static final Instant NOON = Instant.parse("2026-05-04T03:00:00Z");

    @Test
    void aLineCostsProductAndOptionsTimesQuantity() {
        var lines = MINAS_CHICKEN.price(List.of(new CartLine(CHICKEN, 2, List.of(HOT, EXTRA_RADISH))));

        assertThat(lines).singleElement().satisfies(line -> {
            assertThat(line.amount()).isEqualTo(Won.of(2 * (18_000 + 500 + 1_000)));
            assertThat(line.options()).extracting(SelectedOption::name).containsExactly("매운맛", "치킨무 추가");
        });
    }

    @Test
    void everyGroupGetsAsManyOptionsAsItAsksFor() {
        refused(CartRefusal.OPTION_CHOICE_OUT_OF_RANGE, () -> price(new CartLine(CHICKEN, 1, List.of())));
        refused(CartRefusal.OPTION_CHOICE_OUT_OF_RANGE, () -> price(new CartLine(CHICKEN, 1, List.of(MILD, HOT))));
        refused(CartRefusal.OPTION_NOT_OF_THIS_PRODUCT, () -> price(new CartLine(CHICKEN, 1, List.of(MILD, MILD))));
        refused(
                CartRefusal.OPTION_NOT_OF_THIS_PRODUCT,
                () -> price(new CartLine(CHICKEN, 1, List.of(MILD, UUID.randomUUID()))));
        refused(CartRefusal.OPTION_NOT_OF_THIS_PRODUCT, () -> price(new CartLine(RADISH, 99, List.of(MILD))));
    }

    @Test
    void whatTheShopDoesNotSellIsRefused() {
        refused(CartRefusal.PRODUCT_NOT_OF_THIS_SHOP, () -> price(new CartLine(UUID.randomUUID(), 1, List.of())));
        refused(CartRefusal.SOLD_OUT, () -> price(new CartLine(SOLD_OUT_WINGS, 2, List.of())));
        refused(CartRefusal.BELOW_MINIMUM_ORDER, () -> price(new CartLine(RADISH, 14, List.of())));
        refused(CartRefusal.QUANTITY_OUT_OF_RANGE, () -> price(new CartLine(RADISH, 0, List.of())));
        refused(CartRefusal.QUANTITY_OUT_OF_RANGE, () -> price(new CartLine(RADISH, -1, List.of())));
        refused(CartRefusal.QUANTITY_OUT_OF_RANGE, () -> price(new CartLine(RADISH, 100, List.of())));
        assertThatCode(() -> price(new CartLine(RADISH, 15, List.of()))).doesNotThrowAnyException();
    }

    @Test
    void theFeeFollowsTheDistanceAndEndsAtTheArea() {
        var twoKilometersNorth = new Position(Menus.MAPO.lat() + 0.018, Menus.MAPO.lng());

        assertThat(MINAS_CHICKEN.deliveryFeeTo(AROUND_THE_CORNER)).isEqualTo(Won.of(2_000));
        assertThat(MINAS_CHICKEN.deliveryFeeTo(twoKilometersNorth)).isEqualTo(Won.of(3_500));
        refused(CartRefusal.OUTSIDE_DELIVERY_AREA, () -> MINAS_CHICKEN.deliveryFeeTo(GANGNAM));
    }

    @Test
    void onlyAnApprovedAndOpenShopTakesOrders() {
        var never = new OpeningHours(List.of(), Set.of(), Optional.empty());

        assertThatCode(() -> MINAS_CHICKEN.mustBeOpen(NOON)).doesNotThrowAnyException();
        refused(
                CartRefusal.SHOP_NOT_OPEN,
                () -> Menus.shop(UUID.randomUUID(), false, Menus.always()).mustBeOpen(NOON));
        refused(
                CartRefusal.SHOP_CLOSED,
                () -> Menus.shop(UUID.randomUUID(), true, never).mustBeOpen(NOON));
    }

    private static void price(CartLine cartLine) {
        MINAS_CHICKEN.price(List.of(cartLine));
    }

    private static void refused(CartRefusal reason, ThrowingCallable what) {
        assertThatThrownBy(what)
                .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.why()).isEqualTo(reason));
    }
}
