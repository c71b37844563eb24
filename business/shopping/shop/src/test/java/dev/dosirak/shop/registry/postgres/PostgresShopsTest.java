package dev.dosirak.shop.registry.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.platform.kernel.Ids;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Versioned;
import dev.dosirak.platform.kernel.Won;
import dev.dosirak.platform.sync.SyncItem;
import dev.dosirak.platform.sync.SyncSource;
import dev.dosirak.platform.testing.EventContracts;
import dev.dosirak.platform.testing.ServiceTest;
import dev.dosirak.shop.ShopApplication;
import dev.dosirak.shop.registry.Examples;
import dev.dosirak.shop.registry.Menu;
import dev.dosirak.shop.registry.OwnerShops;
import dev.dosirak.shop.registry.Shops;
import dev.dosirak.shop.registry.ShopsContract;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServiceTest(classes = ShopApplication.class)
class PostgresShopsTest implements ShopsContract {

    private static final int PRODUCTS = 200;

    @Autowired
    Shops shops;

    @Autowired
    SyncSource copies;

    @Autowired
    OwnerShops ownerShops;

    @Autowired
    JdbcClient jdbc;

    @Override
    public Shops shops() {
        return shops;
    }

    @Test
    void everyChangeIsToldWithItsVersionAndAStaleOneIsNot() {
        var shop = ShopsContract.fresh(UUID.randomUUID());
        var first = new Versioned<>(shop, 1);
        shops.save(List.of(ShopsContract.added(shop)));
        shops.save(List.of(ShopsContract.changed(first, shop.refuse("서류가 없습니다"))));
        assertThatThrownBy(() -> shops.save(List.of(ShopsContract.changed(first, shop.approve()))))
                .isInstanceOf(Stale.class);
        var imported = ShopsContract.fresh(UUID.randomUUID()).approve();
        shops.save(List.of(ShopsContract.added(imported)));

        assertThat(published(shop.id()))
                .containsExactly("1 shop.registered.v1", "1 shop.changed.v1", "2 shop.refused.v1", "2 shop.changed.v1");
        assertThat(published(imported.id())).containsExactly("1 shop.approved.v1", "1 shop.changed.v1");
        EventContracts.verify(jdbc);
    }

    private List<String> published(UUID shop) {
        return jdbc.sql("select sequence || ' ' || type as told from outbox where aggregateid = ? order by at, id")
                .param(shop)
                .query((row, _) -> row.getString("told"))
                .list();
    }

    @Test
    void noSwitchIsLostWhenEverythingSellsOutAtOnce() throws Exception {
        var products = IntStream.range(0, PRODUCTS)
                .mapToObj(it ->
                        new Menu.Product(Ids.next(), "상품 " + it, "", Won.of(1_000), Optional.empty(), false, List.of()))
                .toList();
        var shop = ShopsContract.fresh(UUID.randomUUID())
                .with(new Menu(List.of(new Menu.Category(Ids.next(), "모두", products))));
        shops.save(List.of(ShopsContract.added(shop)));

        var switches = new ArrayList<Callable<Versioned<?>>>();
        products.forEach(it -> switches.add(() -> ownerShops.switchSoldOut(shop.owner(), shop.id(), it.id(), true)));
        try (var threads = Executors.newFixedThreadPool(50)) {
            for (var done : threads.invokeAll(switches)) {
                done.get();
            }
        }

        var after = shops.find(List.of(shop.id())).getFirst();
        assertThat(products).allMatch(it -> after.state().menu().isSoldOut(it.id()));
        assertThat(after.version()).isEqualTo(1 + PRODUCTS);
    }

    @Test
    void ofManyRegistrationsAtOnceNoMoreAreTakenThanOneByOne() throws Exception {
        var owner = UUID.randomUUID();
        var registrations = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < 20; i++) {
            registrations.add(() -> {
                try {
                    shops.register(ShopsContract.added(ShopsContract.fresh(owner)), 3);
                    return true;
                } catch (Refused e) {
                    return false;
                }
            });
        }

        int taken = 0;
        try (var threads = Executors.newFixedThreadPool(20)) {
            for (var registration : threads.invokeAll(registrations)) {
                taken += registration.get() ? 1 : 0;
            }
        }

        assertThat(taken).isEqualTo(3);
        assertThat(shops.ofOwner(owner, new UUID(0, 0), 100)).hasSize(3);
    }

    @Test
    void copiesAreHandedOutInOrderOfIdWithoutGapOrRepeat() {
        for (int i = 0; i < 5; i++) {
            shops.save(List.of(
                    ShopsContract.added(ShopsContract.fresh(UUID.randomUUID()).with(Examples.ONE_CHICKEN))));
        }
        var seen = new ArrayList<SyncItem>();
        var cursor = new UUID(0, 0);
        for (var page = copies.after(cursor, 2); !page.isEmpty(); page = copies.after(cursor, 2)) {
            seen.addAll(page);
            cursor = page.getLast().id();
        }

        assertThat(seen)
                .extracting(SyncItem::id)
                .doesNotHaveDuplicates()
                .isSortedAccordingTo((a, b) -> a.toString().compareTo(b.toString()));
        assertThat(seen)
                .hasSize(jdbc.sql("select count(*) from shop")
                        .query(Integer.class)
                        .single());
        assertThat(copies.find(List.of(seen.getFirst().id(), UUID.randomUUID())))
                .containsExactly(seen.getFirst());
    }
}
