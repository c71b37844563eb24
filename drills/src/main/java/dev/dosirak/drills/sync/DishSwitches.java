package dev.dosirak.drills.sync;

import dev.dosirak.demo.city.City;
import dev.dosirak.demo.city.CityShop;
import dev.dosirak.drills.rig.Member;
import dev.dosirak.drills.wire.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.IntSupplier;

/// Owners who switch their dishes off and on again, as they do all evening long.
final class DishSwitches {

    private DishSwitches() {}

    /// One after the other: at a shop as `pick` says, a burst of so many dishes.
    ///
    /// @param burst how many switches in a row are at the same shop
    static List<Request> at(City city, Member owner, IntSupplier pick, IntSupplier burst, int howMany) {
        var switches = new ArrayList<Request>();
        boolean soldOut = true;
        while (switches.size() < howMany) {
            var shop = city.shop(pick.getAsInt());
            var dishes = dishes(shop);
            int left = Math.min(burst.getAsInt(), howMany - switches.size());
            for (int i = 0; i < left; i++) {
                switches.add(Request.put(
                        "/api/v1/shops/%s/products/%s/sold-out".formatted(shop.id(), dishes.get(i % dishes.size())),
                        owner.token(),
                        "{\"soldOut\":" + soldOut + "}"));
            }
            soldOut = !soldOut;
        }
        return switches;
    }

    private static List<UUID> dishes(CityShop shop) {
        return shop.menu().categories().stream()
                .flatMap(it -> it.products().stream())
                .map(shop::idOf)
                .toList();
    }
}
