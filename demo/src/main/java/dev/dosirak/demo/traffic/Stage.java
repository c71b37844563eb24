package dev.dosirak.demo.traffic;

import dev.dosirak.demo.city.City;
import dev.dosirak.demo.city.CityShop;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The part of the city that the traffic uses: shops that never close, near each other, so that riders reach them.
///
/// @param shops  numbers of shops
/// @param owners numbers of their owners, each once
record Stage(City city, List<Integer> shops, List<Integer> owners) {

    private static final int LOOKED_AT = 2_000;

    /// @throws IllegalStateException when no shop of the city is always open
    static Stage of(City city, int most) {
        var candidates = new ArrayList<Integer>();
        for (int number = 0; number < Math.min(city.shops(), LOOKED_AT); number++) {
            if (city.shop(number).openAllDay()) {
                candidates.add(number);
            }
        }
        if (candidates.isEmpty()) {
            throw new IllegalStateException("No shop of a city of %d never closes".formatted(city.shops()));
        }
        CityShop middle = city.shop(candidates.getFirst());
        var near = candidates.stream()
                .sorted(Comparator.comparingLong(
                        it -> middle.position().metersTo(city.shop(it).position())))
                .limit(most)
                .toList();
        return new Stage(city, near, near.stream().map(city::ownerOf).distinct().toList());
    }
}
