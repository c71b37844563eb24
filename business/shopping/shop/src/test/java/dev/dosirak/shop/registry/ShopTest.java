package dev.dosirak.shop.registry;

import static dev.dosirak.shop.registry.Examples.APPROVED;
import static dev.dosirak.shop.registry.Examples.CHICKENS;
import static dev.dosirak.shop.registry.Examples.FRIED;
import static dev.dosirak.shop.registry.Examples.MAPO_CHICKEN;
import static dev.dosirak.shop.registry.Examples.MILD;
import static dev.dosirak.shop.registry.Examples.ONE_CHICKEN;
import static dev.dosirak.shop.registry.Examples.REGISTERED;
import static dev.dosirak.shop.registry.Examples.SATURDAY_EVENING;
import static dev.dosirak.shop.registry.Examples.SHOP;
import static dev.dosirak.shop.registry.Examples.TASTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.platform.kernel.Change;
import dev.dosirak.platform.kernel.DeliveryFees;
import dev.dosirak.platform.kernel.DeliveryFees.Tier;
import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Versioned;
import dev.dosirak.platform.kernel.Won;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ShopTest {

    @Test
    void aShopIsReviewedOnce() {
        assertThat(REGISTERED.approve().state()).isEqualTo(ShopState.APPROVED);
        assertThat(REGISTERED.refuse("사업자등록증이 없습니다").refusal()).contains("사업자등록증이 없습니다");
        assertThat(APPROVED.approve()).isEqualTo(APPROVED);
        assertThat(REGISTERED.refuse("하나").refuse("둘")).isEqualTo(REGISTERED.refuse("하나"));

        assertRefused(ShopRefusal.ALREADY_APPROVED, () -> APPROVED.refuse("늦었습니다"));
        assertRefused(ShopRefusal.ALREADY_REFUSED, () -> REGISTERED.refuse("하나").approve());
    }

    @Test
    void aRefusedShopCanStillBeEdited() {
        assertThat(REGISTERED.refuse("하나").with(ONE_CHICKEN).menu()).isEqualTo(ONE_CHICKEN);
    }

    @Test
    void aShopIsClosedUntilAFutureMoment() {
        var until = SATURDAY_EVENING.plusSeconds(60);
        assertThat(APPROVED.close(until, SATURDAY_EVENING).hours().closedUntil())
                .contains(until);
        assertThat(APPROVED.close(until, SATURDAY_EVENING).reopen()).isEqualTo(APPROVED);
        assertRefused(ShopRefusal.UNTIL_HAS_PASSED, () -> APPROVED.close(SATURDAY_EVENING, SATURDAY_EVENING));
    }

    @Test
    void soldOutIsSwitchedForOneProduct() {
        var soldOut = APPROVED.soldOut(FRIED, true);
        assertThat(soldOut.menu().isSoldOut(FRIED)).isTrue();
        assertThat(soldOut.soldOut(FRIED, false)).isEqualTo(APPROVED);
        assertRefused(ShopRefusal.UNKNOWN_PRODUCT, () -> APPROVED.soldOut(MILD, true));
    }

    @Test
    void aRewrittenMenuKeepsOnlyIdsThatWereThere() {
        assertThat(APPROVED.rewritten(ONE_CHICKEN, Set.of(FRIED, CHICKENS))).isEqualTo(APPROVED);
        assertRefused(ShopRefusal.ID_NOT_OF_THIS_SHOP, () -> APPROVED.rewritten(ONE_CHICKEN, Set.of(FRIED, SHOP)));
    }

    @Test
    void aMenuThatIsBroughtHasSoManyOptionsInAll() {
        var most = menuOf(400);
        assertThat(REGISTERED.rewritten(most, Set.of()).menu()).isEqualTo(most);

        var larger = menuOf(401);
        assertRefused(ShopRefusal.MENU_TOO_LARGE, () -> REGISTERED.rewritten(larger, Set.of()));
        assertRefused(ShopRefusal.MENU_TOO_LARGE, () -> REGISTERED.withNew(larger));
        var product = larger.categories().getFirst().products().getFirst().id();
        assertThat(REGISTERED.with(larger).soldOut(product, true).menu().isSoldOut(product))
                .as("one from before there was this limit is still used")
                .isTrue();
    }

    /// With fifty options in a group, one group to a product.
    static Menu menuOf(int products) {
        return new Menu(List.of(new Menu.Category(
                UUID.randomUUID(),
                "모두",
                IntStream.range(0, products)
                        .mapToObj(it -> new Menu.Product(
                                UUID.randomUUID(),
                                "상품 " + it,
                                "",
                                Won.of(1_000),
                                Optional.empty(),
                                false,
                                List.of(new Menu.OptionGroup(
                                        UUID.randomUUID(),
                                        "고르기",
                                        0,
                                        1,
                                        IntStream.range(0, 50)
                                                .mapToObj(option ->
                                                        new Menu.Option(UUID.randomUUID(), "옵션 " + option, Won.ZERO))
                                                .toList()))))
                        .toList())));
    }

    @Test
    void aProfileIsThatOfAShopInKorea() {
        assertRefused(ShopRefusal.TEXT_LENGTH, () -> profile("", "02-123-4567", MAPO_CHICKEN.position()));
        assertRefused(ShopRefusal.TEXT_LENGTH, () -> profile(" ", "02-123-4567", MAPO_CHICKEN.position()));
        assertRefused(ShopRefusal.TEXT_LENGTH, () -> profile("가".repeat(61), "02-123-4567", MAPO_CHICKEN.position()));
        assertRefused(ShopRefusal.PHONE_FORMAT, () -> profile("통닭", "02-123-456", MAPO_CHICKEN.position()));
        assertRefused(ShopRefusal.PHONE_FORMAT, () -> profile("통닭", "000000000", MAPO_CHICKEN.position()));
        assertRefused(ShopRefusal.PHONE_FORMAT, () -> profile("통닭", "+1 650-253-0000", MAPO_CHICKEN.position()));
        assertThat(profile("통닭", "+82-2-123-4567", MAPO_CHICKEN.position()).phone())
                .isEqualTo("02-123-4567");
        assertRefused(ShopRefusal.OUTSIDE_KOREA, () -> profile("통닭", "1588-1234", new Position(35.68, 139.76)));
        assertThat(profile("가".repeat(60), "0507-1234-5678", MAPO_CHICKEN.position())
                        .name())
                .hasSize(60);
    }

    private static Profile profile(String name, String phone, Position position) {
        return new Profile(name, Cuisine.CHICKEN, phone, "", MAPO_CHICKEN.address(), position);
    }

    @Test
    void deliveryFeesReachTheRadiusInAscendingOrder() {
        assertRefused(ShopRefusal.FEES_END_BEFORE_RADIUS, () -> terms(3_000, 0, 1_000, 2_999));
        assertRefused(ShopRefusal.FEES_END_BEFORE_RADIUS, () -> terms(3_000, 0));
        assertRefused(ShopRefusal.FEES_NOT_ASCENDING, () -> terms(3_000, 0, 3_000, 3_000));
        assertRefused(ShopRefusal.RADIUS_OUT_OF_RANGE, () -> terms(10_001, 0, 10_001));
        assertRefused(ShopRefusal.RADIUS_OUT_OF_RANGE, () -> terms(0, 0, 10));
        assertRefused(ShopRefusal.AMOUNT_OUT_OF_RANGE, () -> terms(3_000, -1, 3_000));
        assertThat(terms(10_000, 0, 10_000).fees().tiers()).hasSize(1);
    }

    private static DeliveryTerms terms(int radius, long minimum, int... tiers) {
        return new DeliveryTerms(
                radius,
                Won.of(minimum),
                new DeliveryFees(IntStream.of(tiers)
                        .mapToObj(it -> new Tier(it, Won.of(2_000)))
                        .toList()));
    }

    @Test
    void whatIsOnTheMenuCanBeChosenAndPaid() {
        assertRefused(ShopRefusal.AMOUNT_OUT_OF_RANGE, () -> product(0));
        assertRefused(ShopRefusal.AMOUNT_OUT_OF_RANGE, () -> product(10_000_001));
        assertRefused(ShopRefusal.AMOUNT_OUT_OF_RANGE, () -> new Menu.Option(MILD, "순한맛", Won.of(-1)));
        assertRefused(ShopRefusal.CHOICE_OUT_OF_RANGE, () -> group(2, 1, 3));
        assertRefused(ShopRefusal.CHOICE_OUT_OF_RANGE, () -> group(0, 4, 3));
        assertRefused(ShopRefusal.CHOICE_OUT_OF_RANGE, () -> group(0, 0, 3));
        assertRefused(ShopRefusal.CHOICE_OUT_OF_RANGE, () -> group(-1, 1, 3));
        assertThat(group(3, 3, 3).options()).hasSize(3);
        assertThat(product(10_000_000).price()).isEqualTo(Won.of(10_000_000));
    }

    private static Menu.Product product(long price) {
        return new Menu.Product(FRIED, "후라이드", "", Won.of(price), Optional.empty(), false, List.of());
    }

    @Test
    void aPriceIsReducedFromALargerOne() {
        assertRefused(ShopRefusal.AMOUNT_OUT_OF_RANGE, () -> reduced(100, 100, false));
        assertRefused(ShopRefusal.AMOUNT_OUT_OF_RANGE, () -> reduced(100, 10_000_001, false));
        assertThat(menu(1, reduced(18_000, 20_001, false)).discountPercent()).isEqualTo(10);
        assertThat(menu(1, reduced(1, 10_000_000, false)).discountPercent()).isEqualTo(99);
    }

    @Test
    void theLargestReductionIsThatOfWhatCanBeHad() {
        var rice = new Menu.Product(MILD, "밥", "", Won.of(900), Optional.of(Won.of(1_000)), false, List.of());
        assertThat(menu(1, rice, reduced(800, 1_000, false)).discountPercent()).isEqualTo(20);
        assertThat(menu(1, rice, reduced(800, 1_000, true)).discountPercent()).isEqualTo(10);
        assertThat(Menu.EMPTY.discountPercent()).isZero();
    }

    private static Menu.Product reduced(long price, long regularPrice, boolean soldOut) {
        return new Menu.Product(
                FRIED, "후라이드", "", Won.of(price), Optional.of(Won.of(regularPrice)), soldOut, List.of());
    }

    private static Menu.OptionGroup group(int min, int max, int options) {
        return new Menu.OptionGroup(
                TASTE, "맛", min, max, Collections.nCopies(options, new Menu.Option(MILD, "맛", Won.ZERO)));
    }

    @Test
    void aMenuHasEveryIdOnceAndAnEnd() {
        assertRefused(ShopRefusal.ID_TWICE, () -> menu(2, product(1)));
        assertRefused(ShopRefusal.ID_TWICE, () -> menu(1, product(1), product(1)));
        assertRefused(ShopRefusal.TOO_MANY, () -> menu(101));
        assertRefused(ShopRefusal.TOO_MANY, () -> menu(1, products(2_001)));
        assertThat(menu(1, products(2_000)).ids()).hasSize(2_001);
    }

    private static Menu.Product[] products(int count) {
        return IntStream.range(0, count)
                .mapToObj(it ->
                        new Menu.Product(new UUID(1, it), "상품", "", Won.of(100), Optional.empty(), false, List.of()))
                .toArray(Menu.Product[]::new);
    }

    private static Menu menu(int categories, Menu.Product... products) {
        return new Menu(IntStream.range(0, categories)
                .mapToObj(it -> new Menu.Category(new UUID(0, it), "분류", List.of(products)))
                .toList());
    }

    @Test
    void onlyNewsMakesAVersion() {
        var before = Optional.of(new Versioned<>(APPROVED, 7));

        assertThat(new Change<>(before, APPROVED, SATURDAY_EVENING).result().version())
                .isEqualTo(7);
        assertThat(new Change<>(before, APPROVED.soldOut(FRIED, true), SATURDAY_EVENING)
                        .result()
                        .version())
                .isEqualTo(8);
    }

    @RepeatedTest(200)
    void whateverIsDoneTwiceIsNewsOnce(RepetitionInfo run) {
        var some = new RandomShops(run.getCurrentRepetition());
        var shop = some.shop();
        var other = some.shop();
        var edited = shop.with(other.profile())
                .with(other.delivery())
                .with(other.hours())
                .with(other.menu());

        assertThat(edited.with(other.profile())
                        .with(other.delivery())
                        .with(other.hours())
                        .with(other.menu()))
                .isEqualTo(edited);
        assertThat(edited.state()).isEqualTo(shop.state());
        assertThat(edited.owner()).isEqualTo(shop.owner());
        for (var product : edited.menu().ids()) {
            if (isProduct(edited, product)) {
                assertThat(edited.soldOut(product, true).soldOut(product, true))
                        .isEqualTo(edited.soldOut(product, true));
            }
        }
    }

    private static boolean isProduct(Shop shop, UUID id) {
        return shop.menu().categories().stream()
                .flatMap(it -> it.products().stream())
                .anyMatch(it -> it.id().equals(id));
    }

    private static void assertRefused(ShopRefusal reason, ThrowingCallable command) {
        assertThatThrownBy(command)
                .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.why()).isEqualTo(reason));
    }
}
