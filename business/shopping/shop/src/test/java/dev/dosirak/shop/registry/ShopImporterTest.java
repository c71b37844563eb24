package dev.dosirak.shop.registry;

import static dev.dosirak.shop.registry.Examples.FRIED;
import static dev.dosirak.shop.registry.Examples.MAPO_CHICKEN;
import static dev.dosirak.shop.registry.Examples.NIGHTLY;
import static dev.dosirak.shop.registry.Examples.ONE_CHICKEN;
import static dev.dosirak.shop.registry.Examples.SATURDAY_EVENING;
import static dev.dosirak.shop.registry.Examples.THREE_KILOMETRES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.platform.kernel.Change;
import dev.dosirak.platform.kernel.Ids;
import dev.dosirak.platform.kernel.Versioned;
import dev.dosirak.shop.registry.ShopImporter.Outcome;
import dev.dosirak.shop.registry.ShopImporter.Outcome.Failed;
import dev.dosirak.shop.registry.ShopImporter.Outcome.Imported;
import dev.dosirak.shop.registry.ShopImporter.Outcome.Unchanged;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ShopImporterTest {

    private static final ImportRow WHOLE = row("S-1", "O-1");
    private static final ImportRow MENU_ONLY = new ImportRow(
            "S-1",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(_ -> ONE_CHICKEN));

    private final Shops shops = new InMemoryShops();
    private final Clock clock = Clock.fixed(SATURDAY_EVENING, ZoneOffset.UTC);
    private final ShopImporter shopImporter = new ShopImporter(shops, Set::copyOf, clock);

    /// A row that lacks nothing but the menu.
    private static ImportRow row(String code, String owner) {
        return new ImportRow(
                code,
                Optional.of(owner),
                Optional.of(MAPO_CHICKEN),
                Optional.of(THREE_KILOMETRES),
                Optional.of(NIGHTLY),
                Optional.empty());
    }

    @Test
    void aShopWhoseOrdersNobodyCouldAcceptIsRefused() {
        var stranger = Ids.imported("member", "O-0");
        var strict = new ShopImporter(
                shops,
                asked -> asked.stream().filter(it -> !it.equals(stranger)).collect(Collectors.toSet()),
                clock);

        assertThat(strict.load(List.of(row("S-0", "O-0"), row("S-1", "O-1"), MENU_ONLY)))
                .satisfiesExactly(
                        it -> {
                            var why = ((Failed) it).why();
                            assertThat(why.why()).isEqualTo(ShopRefusal.UNKNOWN_OWNER);
                            assertThat(why.details()).containsExactly("O-0");
                        },
                        it -> assertThat(it).isEqualTo(new Imported()),
                        it -> assertThat(it).isEqualTo(new Imported()));
        assertThat(shops.find(List.of(Ids.imported("shop", "S-0")))).isEmpty();
    }

    @Test
    void anImportedShopIsApprovedAndBelongsToItsImportedOwner() {
        assertThat(shopImporter.load(List.of(WHOLE))).containsExactly(new Imported());

        var shop = found("S-1");
        assertThat(shop.version()).isEqualTo(1);
        assertThat(shop.state().state()).isEqualTo(ShopState.APPROVED);
        assertThat(shop.state().owner()).isEqualTo(Ids.imported("member", "O-1"));
    }

    @Test
    void theSameAgainIsUnchanged() {
        shopImporter.load(List.of(WHOLE, MENU_ONLY));

        assertThat(shopImporter.load(List.of(WHOLE, MENU_ONLY))).containsExactly(new Unchanged(), new Unchanged());
        assertThat(found("S-1").version()).isEqualTo(1);
    }

    @Test
    void aMenuMayComeLaterByItself() {
        shopImporter.load(List.of(WHOLE));

        assertThat(shopImporter.load(List.of(MENU_ONLY))).containsExactly(new Imported());
        assertThat(found("S-1").state().menu()).isEqualTo(ONE_CHICKEN);
        assertThat(found("S-1").version()).isEqualTo(2);
    }

    @Test
    void aRowThatFailsLeavesTheOthersAlone() {
        var outcomes = shopImporter.load(List.of(MENU_ONLY, WHOLE, row("S-1", "O-2"), row("S-2", "O-2")));

        assertThat(outcomes.get(0)).satisfies(failed(ShopRefusal.NO_SHOP_FOR_MENU));
        assertThat(outcomes.get(1)).isEqualTo(new Imported());
        assertThat(outcomes.get(2)).satisfies(failed(ShopRefusal.OWNER_DIFFERS));
        assertThat(outcomes.get(3)).isEqualTo(new Imported());
        assertThat(shops.page(Optional.empty(), new UUID(0, 0), 10)).hasSize(2);
    }

    @Test
    void aNewShopNeedsAllButAMenu() {
        var withoutProfile = new ImportRow(
                "S-1",
                Optional.of("O-1"),
                Optional.empty(),
                Optional.of(THREE_KILOMETRES),
                Optional.of(NIGHTLY),
                Optional.empty());

        assertThat(shopImporter.load(List.of(withoutProfile)))
                .singleElement()
                .satisfies(failed(ShopRefusal.ROW_INCOMPLETE));
    }

    private static Consumer<Outcome> failed(ShopRefusal why) {
        return outcome -> assertThat(outcome)
                .isInstanceOfSatisfying(
                        Failed.class, it -> assertThat(it.why().why()).isEqualTo(why));
    }

    @Test
    void aMenuThatIsTooLargeIsNotTakenOver() {
        var tooLarge = ShopTest.menuOf(401);
        var shop = row("S-1", "O-1");
        var withIt = new ImportRow(
                "S-2", shop.ownerCode(), shop.profile(), shop.delivery(), shop.hours(), Optional.of(_ -> tooLarge));
        var alone = new ImportRow(
                "S-1",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(_ -> tooLarge));

        assertThat(shopImporter.load(List.of(shop, alone, withIt)))
                .satisfiesExactly(
                        it -> assertThat(it).isEqualTo(new Imported()),
                        failed(ShopRefusal.MENU_TOO_LARGE),
                        failed(ShopRefusal.MENU_TOO_LARGE));
    }

    @Test
    void anImportDoesNotReopenAShopThatItsOwnerClosed() {
        shopImporter.load(List.of(WHOLE));
        var owner = new OwnerShops(shops, 1, clock);
        owner.close(Ids.imported("member", "O-1"), Ids.imported("shop", "S-1"), Optional.empty());

        assertThat(shopImporter.load(List.of(WHOLE))).containsExactly(new Unchanged());
        assertThat(found("S-1").state().hours().closedUntil()).contains(Shop.UNTIL_REOPENED);
    }

    @Test
    void anOwnersEditInTheMiddleOfAnImportIsKept() {
        shopImporter.load(List.of(WHOLE, MENU_ONLY));
        var calls = new AtomicInteger();
        var raced = new ShopImporter(
                new Racing(shops, () -> {
                    if (calls.incrementAndGet() == 1) {
                        new OwnerShops(shops, 1, clock)
                                .switchSoldOut(Ids.imported("member", "O-1"), Ids.imported("shop", "S-1"), FRIED, true);
                    }
                }),
                Set::copyOf,
                clock);
        var notice = new Profile(
                MAPO_CHICKEN.name(),
                MAPO_CHICKEN.cuisine(),
                MAPO_CHICKEN.phone(),
                "이사했습니다",
                MAPO_CHICKEN.address(),
                MAPO_CHICKEN.position());
        var moved = new ImportRow(
                "S-1", Optional.empty(), Optional.of(notice), Optional.empty(), Optional.empty(), Optional.empty());

        assertThat(raced.load(List.of(moved))).containsExactly(new Imported());

        assertThat(found("S-1").state().profile()).isEqualTo(notice);
        assertThat(found("S-1").state().menu().isSoldOut(FRIED)).isTrue();
    }

    /// Something happens between looking and saving.
    private record Racing(Shops shops, Runnable meanwhile) implements Shops {

        @Override
        public List<Versioned<Shop>> find(Collection<UUID> ids) {
            return shops.find(ids);
        }

        @Override
        public Optional<Versioned<Shop>> change(UUID id, Function<Versioned<Shop>, Change<Shop>> change) {
            return shops.change(id, change);
        }

        @Override
        public List<Listing> ofOwner(UUID owner, UUID after, int limit) {
            return shops.ofOwner(owner, after, limit);
        }

        @Override
        public void register(Change<Shop> registration, int most) {
            shops.register(registration, most);
        }

        @Override
        public List<Listing> page(Optional<ShopState> state, UUID after, int limit) {
            return shops.page(state, after, limit);
        }

        @Override
        public void save(List<Change<Shop>> changes) {
            meanwhile.run();
            shops.save(changes);
        }
    }

    private Versioned<Shop> found(String code) {
        return shops.find(List.of(Ids.imported("shop", code))).getFirst();
    }
}
