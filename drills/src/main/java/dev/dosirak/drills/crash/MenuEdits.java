package dev.dosirak.drills.crash;

import dev.dosirak.demo.city.City;
import dev.dosirak.demo.city.CityShop;
import dev.dosirak.demo.city.Resident;
import dev.dosirak.drills.crash.Violations.Invariant;
import dev.dosirak.drills.rig.BenchAddresses;
import dev.dosirak.drills.rig.CannotMeasure;
import dev.dosirak.drills.rig.Member;
import dev.dosirak.drills.rig.Web;
import dev.dosirak.platform.catalog.Service;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;

/// Owners who keep switching dishes to "sold out" and back, so that there is something to copy. A switch whose
/// outcome is unknown is made again until somebody says yes.
final class MenuEdits implements AutoCloseable {

    private static final int OWNERS = 5;
    private static final int FIRST_SHOP = 700;
    private static final long PAUSE_MILLIS = 300;
    private static final int UNAUTHORIZED = 401;

    private final Web web = new Web();
    private final City city;
    private final SplittableRandom random;
    private final List<CityShop> shops;
    private final Map<UUID, Member> owners = new HashMap<>();
    private final Map<UUID, Boolean> confirmed = new HashMap<>();
    private final Thread thread;
    private volatile boolean stopped;

    MenuEdits(City city, long seed) {
        this.city = city;
        this.random = new SplittableRandom(seed);
        this.shops = IntStream.range(FIRST_SHOP, FIRST_SHOP + OWNERS)
                .mapToObj(city::shop)
                .toList();
        this.thread = Thread.ofVirtual().name("edits").start(this::run);
    }

    private void run() {
        try {
            while (!stopped) {
                var shop = shops.get(random.nextInt(shops.size()));
                var dishes = shop.menu().categories().getFirst().products();
                var dish = dishes.get(random.nextInt(dishes.size()));
                switchUntilConfirmed(shop, shop.idOf(dish), random.nextBoolean());
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void switchUntilConfirmed(CityShop shop, UUID dish, boolean soldOut) throws InterruptedException {
        var uri = BenchAddresses.of(Service.GATEWAY)
                .resolve("/api/v1/shops/%s/products/%s/sold-out".formatted(shop.id(), dish));
        while (true) {
            try {
                var answer = web.put(uri, owner(shop).token(), Map.of("soldOut", soldOut));
                if (answer.status() / 100 == 2) {
                    confirmed.put(dish, soldOut);
                    return;
                }
                if (answer.status() == UNAUTHORIZED) {
                    owners.remove(shop.id());
                }
            } catch (CannotMeasure e) {
                // Identity was away while the owner logged in; the next round tries again.
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private Member owner(CityShop shop) throws InterruptedException {
        var known = owners.get(shop.id());
        if (known != null) {
            return known;
        }
        var number = IntStream.range(0, city.owners())
                .filter(it -> city.owner(it).code().equals(shop.ownerCode()))
                .findFirst()
                .orElseThrow();
        var owner = Member.login(web, city.owner(number).email(), Resident.PASSWORD);
        owners.put(shop.id(), owner);
        return owner;
    }

    /// Makes no new switch; waits until the last one has been answered.
    void stop() throws InterruptedException {
        stopped = true;
        thread.join();
    }

    /// How many dishes were switched.
    int dishes() {
        return confirmed.size();
    }

    /// Whether the shops' menus are as their owners were told.
    ///
    /// @param menus dishes, by shop
    void check(Map<UUID, Map<UUID, String>> menus, Violations broken) {
        confirmed.forEach((dish, soldOut) -> {
            var isSoldOut = menus.values().stream()
                    .anyMatch(it -> it.getOrDefault(dish, "").endsWith(ShopMenus.SOLD_OUT));
            if (isSoldOut != soldOut) {
                broken.add(Invariant.I7, "dish %s was switched to sold out = %s, but is not", dish, soldOut);
            }
        });
    }

    @Override
    public void close() {
        stopped = true;
        thread.interrupt();
        web.close();
    }
}
