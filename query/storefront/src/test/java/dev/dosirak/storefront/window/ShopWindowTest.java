package dev.dosirak.storefront.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.platform.kernel.Position;
import dev.dosirak.storefront.window.ShopWindow.Hit;
import dev.dosirak.storefront.window.Timetable.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ShopWindowTest {

    private static final Instant SATURDAY_EVENING = Instant.parse("2026-11-21T11:00:00Z");
    private static final Position CITY_HALL = new Position(37.5663, 126.9779);

    private final ShopWindow window = new ShopWindow();

    /// Shops come, move, change and go; the list must always be what looking at each of them gives.
    @RepeatedTest(60)
    void theListIsWhatLookingAtEveryShopGives(RepetitionInfo run) {
        var some = new SomeShops(run.getCurrentRepetition());
        var random = new Random(run.getCurrentRepetition());
        var shown = new HashMap<UUID, Shown>();
        var ids = new ArrayList<UUID>();
        for (int version = 1; version <= 400; version++) {
            var id = ids.isEmpty() || random.nextInt(3) > 0 ? some.id() : ids.get(random.nextInt(ids.size()));
            ids.add(id);
            if (random.nextInt(8) == 0) {
                window.hide(id, version);
                shown.remove(id);
            } else {
                var shop = some.shop(id, version);
                window.show(shop);
                shown.put(id, shop);
            }
        }
        for (int i = 0; i < 60; i++) {
            var place = some.position();
            var category = random.nextInt(3) == 0
                    ? Optional.of(SomeShops.CATEGORIES.get(random.nextInt(3)))
                    : Optional.<String>empty();
            int size = 1 + random.nextInt(40);

            assertThat(allPages(place, category, size))
                    .as("at %s of %s by %d", place, category, size)
                    .isEqualTo(bruteForce(shown, place, category));
        }
    }

    private List<Hit> allPages(Position place, Optional<String> category, int size) {
        var hits = new ArrayList<Hit>();
        var now = SATURDAY_EVENING;
        Optional<Cursor> after = Optional.empty();
        do {
            var page = window.near(place, category, after, size, now);
            assertThat(page.hits()).hasSizeLessThanOrEqualTo(size);
            hits.addAll(page.hits());
            after = page.next().map(it -> Cursor.valueOf(it.toString()));
            now = now.plus(Duration.ofHours(1)); // shops open and close while the pages are turned
        } while (after.isPresent());
        return hits;
    }

    private static List<Hit> bruteForce(Map<UUID, Shown> shown, Position place, Optional<String> category) {
        return shown.values().stream()
                .filter(it -> category.isEmpty() || category.get().equals(it.category()))
                .filter(it -> it.area().center().metersTo(place) <= it.area().radiusMeters())
                .map(it -> new Hit(it, it.area().center().metersTo(place), it.isOpen(Moment.of(SATURDAY_EVENING))))
                .sorted(Comparator.comparing((Hit it) -> it.open() ? 0 : 1)
                        .thenComparing(Hit::meters)
                        .thenComparing(it -> it.shop().id()))
                .toList();
    }

    @Test
    void nothingOlderTakesThePlaceOfSomethingNewer() {
        var some = new SomeShops(1);
        var id = some.id();
        var second = some.shop(id, 2);
        window.show(second);
        window.show(some.shop(id, 1));
        window.show(some.shop(id, 2));
        window.hide(id, 1);
        assertThat(window.find(id)).contains(second);
        assertThat(window.changes()).isEqualTo(1);

        window.hide(id, 3);
        window.show(second);
        assertThat(window.find(id)).isEmpty();
        assertThat(window.versionOf(id)).isEqualTo(3);
        assertThat(window.all()).isEmpty();
    }

    @Test
    void aFullLastPageHasNoNext() {
        var some = new SomeShops(1);
        for (int i = 0; i < 4; i++) {
            window.show(some.shop(some.id(), 1, CITY_HALL, 1_000, some.hours()));
        }
        var first = window.near(CITY_HALL, Optional.empty(), Optional.empty(), 2, SATURDAY_EVENING);
        var second = window.near(CITY_HALL, Optional.empty(), first.next(), 2, SATURDAY_EVENING);

        assertThat(first.next()).isPresent();
        assertThat(second.hits()).hasSize(2);
        assertThat(second.next()).isEmpty();
        assertThat(window.near(CITY_HALL, Optional.empty(), Optional.empty(), 4, SATURDAY_EVENING)
                        .next())
                .isEmpty();
    }

    @Test
    void nobodyDeliversToTheOtherEndOfTheWorld() {
        assertThat(window.near(new Position(-90, 180), Optional.empty(), Optional.empty(), 20, SATURDAY_EVENING)
                        .hits())
                .isEmpty();
    }

    @Test
    void aShopThatChangesAllTheTimeIsNeverListedTwiceNorLost() throws InterruptedException {
        var some = new SomeShops(1);
        var hours = some.hours();
        var id = some.id();
        window.show(some.shop(id, 0, CITY_HALL, 1_000, hours));
        var done = new AtomicBoolean();
        var writer = Thread.ofPlatform().start(() -> {
            for (int version = 1; version <= 20_000; version++) {
                window.show(some.shop(id, version, CITY_HALL, 1_000, hours));
            }
            done.set(true);
        });
        while (!done.get()) {
            assertThat(window.near(CITY_HALL, Optional.empty(), Optional.empty(), 20, SATURDAY_EVENING)
                            .hits())
                    .hasSize(1);
        }
        writer.join();
    }
}
