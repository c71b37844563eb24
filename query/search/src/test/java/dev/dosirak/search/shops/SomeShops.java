package dev.dosirak.search.shops;

import dev.dosirak.platform.kernel.DeliveryFees;
import dev.dosirak.platform.kernel.DeliveryFees.Tier;
import dev.dosirak.platform.kernel.OpeningHours;
import dev.dosirak.platform.kernel.OpeningHours.Span;
import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.kernel.Seoul;
import dev.dosirak.platform.kernel.Won;
import dev.dosirak.search.shops.IndexedShop.Dish;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/// Shops for tests.
public final class SomeShops {

    public static final Position HONGDAE = new Position(37.556, 126.924);

    private static final LocalDate SATURDAY = LocalDate.of(2026, 11, 21);
    private static final List<String> DISHES = List.of("후라이드 치킨", "양념치킨", "떡볶이", "로제 떡볶이", "김밥", "고구마 피자", "아메리카노");

    private final Random random;

    /// The same for the same seed.
    public SomeShops(long seed) {
        this.random = new Random(seed);
    }

    /// A shop next door that is open around the clock.
    public static IndexedShop shop(int number, String name, String... dishes) {
        return new IndexedShop(
                new UUID(0, number),
                name,
                "korean",
                "마포구",
                HONGDAE,
                3_000,
                Won.of(10_000),
                DeliveryFees.of(new Tier(1_000, Won.of(2_000)), new Tier(3_000, Won.of(3_000))),
                always(),
                0,
                Stream.of(dishes).map(it -> new Dish(it, false)).toList());
    }

    public static OpeningHours always() {
        var spans = new ArrayList<Span>();
        for (var day : DayOfWeek.values()) {
            spans.add(new Span(day, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT));
        }
        return new OpeningHours(spans, Set.of(), Optional.empty());
    }

    public UUID id() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    /// Often on a round coordinate, where the squares of the map meet.
    public Position position() {
        return new Position(37.5 + coordinate(), 126.9 + coordinate());
    }

    private double coordinate() {
        return random.nextBoolean() ? random.nextInt(10) / 100.0 : random.nextDouble() * 0.1;
    }

    /// A shop somewhere in town.
    public IndexedShop shop() {
        int radius = 1 + random.nextInt(random.nextBoolean() ? 9_999 : 1_500);
        var dishes = new ArrayList<Dish>();
        for (var dish : DISHES) {
            if (random.nextInt(3) == 0) {
                dishes.add(new Dish(dish, random.nextInt(4) == 0));
            }
        }
        return new IndexedShop(
                id(),
                "가게 %d호".formatted(random.nextInt(1_000)),
                List.of("chicken", "pizza", "cafe").get(random.nextInt(3)),
                "마포구",
                position(),
                radius,
                Won.of(1_000L * random.nextInt(20)),
                DeliveryFees.of(
                        new Tier((radius + 1) / 2, Won.of(500L * random.nextInt(8))),
                        new Tier(radius + 1, Won.of(4_000))),
                hours(),
                random.nextInt(100),
                dishes);
    }

    private OpeningHours hours() {
        var weekly = new ArrayList<Span>();
        for (var day : DayOfWeek.values()) {
            if (random.nextInt(4) > 0) {
                weekly.add(new Span(day, LocalTime.of(random.nextInt(24), 0), LocalTime.of(random.nextInt(24), 0)));
            }
        }
        var closed = new HashSet<LocalDate>();
        if (random.nextInt(4) == 0) {
            closed.add(SATURDAY.minusDays(random.nextInt(2)));
        }
        var until = random.nextInt(8) == 0
                ? Optional.of(SATURDAY.atTime(20, 0).atZone(Seoul.ZONE).toInstant())
                : Optional.<Instant>empty();
        return new OpeningHours(weekly, closed, until);
    }

    public Rating rating() {
        return random.nextBoolean() ? new Rating(10 + random.nextInt(41), 1 + random.nextInt(5_000)) : Rating.NONE;
    }
}
