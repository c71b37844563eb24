package dev.dosirak.storefront.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dosirak.platform.kernel.OpeningHours;
import dev.dosirak.platform.kernel.OpeningHours.Moment;
import dev.dosirak.platform.kernel.OpeningHours.Span;
import dev.dosirak.platform.kernel.Placement;
import dev.dosirak.platform.kernel.Placements;
import dev.dosirak.platform.kernel.Position;
import dev.dosirak.storefront.catalog.ShopCatalog.Hit;
import dev.dosirak.storefront.catalog.ShopCatalog.Page;
import dev.dosirak.storefront.catalog.ShopCatalog.ShopListQuery;
import java.nio.ByteBuffer;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ShopCatalogTest {

    private static final Instant SATURDAY_EVENING = Instant.parse("2026-11-21T11:00:00Z");
    private static final Instant NEVER = Instant.EPOCH;
    private static final Position CITY_HALL = new Position(37.5663, 126.9779);

    private final Placements campaigns = new Placements();
    private final ShopCatalog window = new ShopCatalog(campaigns);

    /// Shops come, move, change and go; the list must always be what looking at each of them gives.
    @RepeatedTest(60)
    void theListIsWhatLookingAtEveryShopGives(RepetitionInfo run) {
        var some = new SomeShops(run.getCurrentRepetition());
        var random = new Random(run.getCurrentRepetition());
        var shown = new HashMap<UUID, CatalogShop>();
        var ids = new ArrayList<UUID>();
        for (int version = 1; version <= 400; version++) {
            var id = ids.isEmpty() || random.nextInt(3) > 0 ? some.id() : ids.get(random.nextInt(ids.size()));
            ids.add(id);
            if (random.nextInt(8) == 0) {
                window.remove(id);
                shown.remove(id);
            } else {
                var shop = some.shop(id, version);
                window.put(shop);
                shown.put(id, shop);
            }
        }
        assertThat(window.all()).containsExactlyInAnyOrderElementsOf(shown.values());
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
        Optional<ShopListCursor> after = Optional.empty();
        do {
            var page = window.near(new ShopListQuery(place, category, after, size), now);
            assertThat(page.hits()).hasSizeLessThanOrEqualTo(size);
            hits.addAll(page.hits());
            after = page.next().map(it -> ShopListCursor.valueOf(it.toString()));
            now = now.plus(Duration.ofHours(1)); // shops open and close while the pages are turned
        } while (after.isPresent());
        return hits;
    }

    private static List<Hit> bruteForce(Map<UUID, CatalogShop> shown, Position place, Optional<String> category) {
        return shown.values().stream()
                .filter(it -> category.isEmpty() || category.get().equals(it.category()))
                .filter(it -> it.area().center().metersTo(place) <= it.area().radiusMeters())
                .map(it -> new Hit(
                        it,
                        Optional.empty(),
                        it.area().center().metersTo(place),
                        it.isOpen(Moment.of(SATURDAY_EVENING)),
                        Optional.empty()))
                .sorted(Comparator.comparing((Hit it) -> it.open() ? 0 : 1)
                        .thenComparing(Hit::meters)
                        .thenComparing(it -> it.shop().id()))
                .toList();
    }

    @Test
    void aFullLastPageHasNoNext() {
        var some = new SomeShops(1);
        for (int i = 0; i < 4; i++) {
            window.put(some.shop(some.id(), 1, CITY_HALL, 1_000, some.hours()));
        }
        var first = near(Optional.empty(), 2);
        var second = near(first.next(), 2);

        assertThat(first.next()).isPresent();
        assertThat(second.hits()).hasSize(2);
        assertThat(second.next()).isEmpty();
        assertThat(near(Optional.empty(), 4).next()).isEmpty();
    }

    private Page near(Optional<ShopListCursor> after, int size) {
        return window.near(new ShopListQuery(CITY_HALL, Optional.empty(), after, size), SATURDAY_EVENING);
    }

    @Test
    void nobodyDeliversToTheOtherEndOfTheWorld() {
        var shopListQuery = new ShopListQuery(new Position(-90, 180), Optional.empty(), Optional.empty(), 20);
        assertThat(window.near(shopListQuery, SATURDAY_EVENING).hits()).isEmpty();
    }

    @Test
    void whoHasPaidStandsFirstOnTheFirstPageAndIsMarkedAndNotThereTwice() {
        var plain = open(0);
        var second = open(1);
        var first = open(2);
        var closed = shop(some().id(), new OpeningHours(List.of(), Set.of(), Optional.empty()));
        window.put(closed);
        campaigns.put(campaign(second, 5, SATURDAY_EVENING.plusSeconds(1), NEVER));
        var paid = campaign(first, 1, SATURDAY_EVENING.plusSeconds(1), NEVER);
        campaigns.put(paid);
        campaigns.put(campaign(first, 2, SATURDAY_EVENING.plusSeconds(1), NEVER));
        campaigns.put(campaign(closed, 1, SATURDAY_EVENING.plusSeconds(1), NEVER));
        campaigns.put(campaign(plain, 1, SATURDAY_EVENING, NEVER));
        campaigns.put(campaign(plain, 1, SATURDAY_EVENING.plusSeconds(1), SATURDAY_EVENING.plusSeconds(1)));

        var page = near(Optional.empty(), 20);

        assertThat(page.ads()).extracting(Hit::shop).containsExactly(first, second);
        assertThat(page.ads().getFirst().ad()).contains(paid.id());
        assertThat(page.hits()).extracting(Hit::shop).containsExactly(plain, closed);
        assertThat(page.hits()).extracting(Hit::ad).containsOnly(Optional.empty());
        assertThat(campaigns.of(first.id(), SATURDAY_EVENING)).contains(paid);
        assertThat(campaigns.of(plain.id(), SATURDAY_EVENING)).isEmpty();

        campaigns.remove(paid.id());
        var after = near(near(Optional.empty(), 1).next(), 20);
        assertThat(after.ads()).isEmpty();
    }

    private static SomeShops some() {
        return new SomeShops(99);
    }

    private CatalogShop open(int number) {
        var always = new OpeningHours(
                List.of(new Span(DayOfWeek.SATURDAY, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT)),
                Set.of(),
                Optional.empty());
        var shop = shop(new UUID(0, number), always);
        window.put(shop);
        return shop;
    }

    private static CatalogShop shop(UUID id, OpeningHours hours) {
        return some().shop(id, 1, CITY_HALL, 1_000, hours);
    }

    private static Placement campaign(CatalogShop shop, int position, Instant to, Instant exhaustedUntil) {
        return new Placement(
                UUID.randomUUID(),
                shop.id(),
                SATURDAY_EVENING,
                to,
                CITY_HALL,
                500,
                position,
                Optional.of(exhaustedUntil));
    }

    @Test
    void whatIsSaidOfAShopMayComeBeforeTheShop() {
        var shop = open(1);
        window.remove(shop.id());
        var shopRating = new ShopRating("4.5", 2, new ShopRating.Summary() {
            @Override
            public ByteBuffer bytes() {
                return ByteBuffer.allocate(0);
            }

            @Override
            public String tag() {
                return "1";
            }
        });
        window.rate(shop.id(), Optional.of(shopRating));
        assertThat(window.find(shop.id())).isEmpty();
        window.put(shop);

        assertThat(window.find(shop.id()).orElseThrow().rating()).contains(shopRating);
        assertThat(near(Optional.empty(), 1).hits().getFirst().rating()).contains(shopRating);
    }

    @Test
    void aShopThatChangesAllTheTimeIsNeverListedTwiceNorLost() throws InterruptedException {
        var some = new SomeShops(1);
        var hours = some.hours();
        var id = some.id();
        window.put(some.shop(id, 0, CITY_HALL, 1_000, hours));
        var done = new AtomicBoolean();
        var writer = Thread.ofPlatform().start(() -> {
            for (int version = 1; version <= 20_000; version++) {
                window.put(some.shop(id, version, CITY_HALL, 1_000, hours));
            }
            done.set(true);
        });
        while (!done.get()) {
            assertThat(near(Optional.empty(), 20).hits()).hasSize(1);
        }
        writer.join();
    }
}
