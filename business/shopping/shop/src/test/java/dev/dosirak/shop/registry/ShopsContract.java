package dev.dosirak.shop.registry;

import static dev.dosirak.shop.registry.Examples.SATURDAY_EVENING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.platform.kernel.Change;
import dev.dosirak.platform.kernel.Ids;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Versioned;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What every keeper of shops promises.
public interface ShopsContract {

    Shops shops();

    /// A shop that nobody has seen before.
    static Shop fresh(UUID owner) {
        return Shop.registered(Ids.next(), owner, Examples.MAPO_CHICKEN, Examples.THREE_KILOMETRES, Examples.NIGHTLY);
    }

    static Change<Shop> added(Shop shop) {
        return new Change<>(Optional.empty(), shop, SATURDAY_EVENING);
    }

    static Change<Shop> changed(Versioned<Shop> before, Shop after) {
        return new Change<>(Optional.of(before), after, SATURDAY_EVENING);
    }

    @Test
    default void whatWasSavedIsFoundAtItsVersion() {
        var shop = fresh(UUID.randomUUID());
        shops().save(List.of(added(shop)));
        var first = new Versioned<>(shop, 1);
        assertThat(shops().find(List.of(shop.id(), UUID.randomUUID()))).containsExactly(first);

        shops().save(List.of(changed(first, shop.with(Examples.ONE_CHICKEN))));

        assertThat(shops().find(List.of(shop.id())))
                .containsExactly(new Versioned<>(shop.with(Examples.ONE_CHICKEN), 2));
    }

    @Test
    default void whoeverSavesSecondIsStaleAndNothingOfTheirsStays() {
        var shop = fresh(UUID.randomUUID());
        var other = fresh(UUID.randomUUID());
        var first = new Versioned<>(shop, 1);
        shops().save(List.of(added(shop)));
        shops().save(List.of(changed(first, shop.approve())));

        assertThatThrownBy(() -> shops().save(List.of(added(other), changed(first, shop.refuse("늦음")))))
                .isInstanceOf(Stale.class);
        assertThatThrownBy(() -> shops().save(List.of(added(shop)))).isInstanceOf(Stale.class);

        assertThat(shops().find(List.of(shop.id(), other.id()))).containsExactly(new Versioned<>(shop.approve(), 2));
    }

    @Test
    default void aShopIsChangedAsItIsAndNewsAloneMakesAVersion() {
        var shop = fresh(UUID.randomUUID());
        shops().save(List.of(added(shop)));

        assertThat(shops().change(shop.id(), it -> changed(it, it.state().approve())))
                .contains(new Versioned<>(shop.approve(), 2));
        assertThat(shops().change(shop.id(), it -> changed(it, it.state())))
                .contains(new Versioned<>(shop.approve(), 2));
        assertThatThrownBy(() -> shops().change(shop.id(), _ -> {
                    throw new Refused(ShopRefusal.UNKNOWN_SHOP);
                }))
                .isInstanceOf(Refused.class);
        assertThat(shops().change(UUID.randomUUID(), it -> changed(it, it.state())))
                .isEmpty();
        assertThat(shops().find(List.of(shop.id()))).containsExactly(new Versioned<>(shop.approve(), 2));
    }

    @Test
    default void anOwnerFindsTheirOwnShopsOnlyPageByPage() {
        var mina = UUID.randomUUID();
        var first = fresh(mina);
        var second = fresh(mina);
        shops().save(List.of(added(second), added(fresh(UUID.randomUUID())), added(first)));
        var start = new UUID(0, 0);

        var all = shops().ofOwner(mina, start, 10);
        assertThat(all).extracting(Listing::id).containsExactlyInAnyOrder(first.id(), second.id());
        assertThat(shops().ofOwner(mina, start, 1)).containsExactly(all.getFirst());
        assertThat(shops().ofOwner(mina, all.getFirst().id(), 10)).containsExactly(all.getLast());
    }

    @Test
    default void aListSaysOfAShopAllButItsMenu() {
        var shop = fresh(UUID.randomUUID());
        var first = new Versioned<>(shop, 1);
        shops().register(added(shop), 1);
        shops().save(List.of(changed(first, shop.refuse("서류").with(Examples.ONE_CHICKEN))));

        var now = shops().find(List.of(shop.id())).getFirst();
        assertThat(shops().ofOwner(shop.owner(), new UUID(0, 0), 10)).containsExactly(InMemoryShops.listing(now));
        assertThat(InMemoryShops.listing(now).discountPercent()).isEqualTo(10);
    }

    @Test
    default void anOwnerRegistersSoManyShopsAndIsGivenMore() {
        var mina = UUID.randomUUID();
        shops().register(added(fresh(mina)), 2);
        shops().save(List.of(added(fresh(mina))));

        assertThatThrownBy(() -> shops().register(added(fresh(mina)), 2))
                .isInstanceOfSatisfying(
                        Refused.class, it -> assertThat(it.why()).isEqualTo(ShopRefusal.TOO_MANY_SHOPS));
        shops().register(added(fresh(UUID.randomUUID())), 2);
        shops().save(List.of(added(fresh(mina))));

        assertThat(shops().ofOwner(mina, new UUID(0, 0), 10)).hasSize(3);
    }

    @Test
    default void pagesHaveEveryShopOfAStateOnce() {
        var waiting = new ArrayList<UUID>();
        for (int i = 0; i < 7; i++) {
            var shop = fresh(UUID.randomUUID());
            shops().save(List.of(added(i % 3 == 0 ? shop.approve() : shop)));
            if (i % 3 != 0) {
                waiting.add(shop.id());
            }
        }
        var seen = new ArrayList<UUID>();
        var after = new UUID(0, 0);
        for (var page = shops().page(Optional.of(ShopState.REGISTERED), after, 2);
                !page.isEmpty();
                page = shops().page(Optional.of(ShopState.REGISTERED), after, 2)) {
            page.forEach(it -> seen.add(it.id()));
            after = seen.getLast();
        }

        assertThat(seen).doesNotHaveDuplicates().containsAll(waiting);
        assertThat(shops().page(Optional.empty(), new UUID(0, 0), 1_000)).hasSizeGreaterThan(waiting.size());
    }
}
