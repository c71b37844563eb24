package dev.dosirak.demo.story;

import dev.dosirak.demo.city.City;
import dev.dosirak.demo.city.City.Home;
import dev.dosirak.demo.city.CityShop;
import dev.dosirak.demo.city.Resident;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// The participants of the story, chosen by its seed.
///
/// @param riders who might bring it, in the order in which they are asked
record Participants(CityShop shop, Resident customer, Home home, Resident owner, List<Resident> riders) {

    private static final int RIDERS = 8;

    /// A shop that never closes, so that the story can be told at any hour.
    ///
    /// @throws StoryFailed when the city has no such shop
    static Participants of(City city, long seed) {
        var random = new SplittableRandom(seed);
        int start = random.nextInt(Math.min(city.shops(), City.USUAL_SHOPS));
        int shop = IntStream.range(0, city.shops())
                .map(it -> (start + it) % city.shops())
                .filter(it -> city.shop(it).openAllDay())
                .findFirst()
                .orElseThrow(() -> new StoryFailed("choosing a shop", "none of this city is always open", null));
        int customer = 2 * shop + random.nextInt(2);
        int rider = random.nextInt(city.riders());
        return new Participants(
                city.shop(shop),
                city.customer(customer),
                city.homeOf(customer),
                city.owner(city.ownerOf(shop)),
                IntStream.range(0, Math.min(RIDERS, city.riders()))
                        .mapToObj(it -> city.rider((rider + it) % city.riders()))
                        .toList());
    }
}
