package dev.dosirak.shop.registry;

import dev.dosirak.platform.kernel.DeliveryFees;
import dev.dosirak.platform.kernel.DeliveryFees.Tier;
import dev.dosirak.platform.kernel.OpeningHours.Span;
import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Won;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/// Shops as they might be, the same for the same seed.
public final class RandomShops {

    private final Random random;

    public RandomShops(long seed) {
        this.random = new Random(seed);
    }

    public Shop shop() {
        var shop = Shop.registered(id(), id(), profile(), delivery(), hours()).with(menu());
        return switch (random.nextInt(3)) {
            case 0 -> shop;
            case 1 -> shop.approve();
            default -> shop.refuse("서류 " + random.nextInt(100) + "번이 없습니다");
        };
    }

    public Profile profile() {
        return new Profile(
                "가게 " + random.nextInt(1_000),
                Cuisine.values()[random.nextInt(Cuisine.values().length)],
                List.of("02-123-4567", "0507-1234-5678", "01012345678", "1588-0000")
                        .get(random.nextInt(4)),
                random.nextBoolean() ? "" : "\"오늘\"만 \\ 할인\n🍗",
                new Profile.Address("어느 길 " + random.nextInt(300), "마포구"),
                new Position(33 + random.nextDouble() * 5, 125 + random.nextDouble() * 6));
    }

    public DeliveryTerms delivery() {
        int radius = 1 + random.nextInt(10_000);
        return new DeliveryTerms(
                radius,
                Won.of(random.nextInt(30) * 1_000L),
                DeliveryFees.of(
                        new Tier((radius + 1) / 2, Won.of(random.nextInt(4_000))),
                        new Tier(radius + 1, Won.of(random.nextInt(6_000)))));
    }

    /// Up to three openings a day, many of them past midnight.
    public Hours hours() {
        while (true) {
            try {
                var weekly = IntStream.range(0, random.nextInt(9))
                        .mapToObj(_ -> new Span(DayOfWeek.of(1 + random.nextInt(7)), time(), time()))
                        .toList();
                var closed = IntStream.range(0, random.nextInt(4))
                        .mapToObj(_ -> LocalDate.of(2026, 11, 16).plusDays(random.nextInt(14)))
                        .distinct()
                        .toList();
                var until = random.nextInt(4) == 0
                        ? Optional.of(Instant.parse("2026-11-20T00:00:00Z").plusSeconds(random.nextInt(100_000)))
                        : Optional.<Instant>empty();
                return new Hours(weekly, closed, until);
            } catch (Refused overlapping) {
                // throw the dice again
            }
        }
    }

    private LocalTime time() {
        return LocalTime.of(random.nextInt(24), random.nextInt(4) * 15);
    }

    public Menu menu() {
        var categories = new ArrayList<Menu.Category>();
        for (int i = random.nextInt(4); i > 0; i--) {
            var products = IntStream.range(0, random.nextInt(5))
                    .mapToObj(_ -> product())
                    .toList();
            categories.add(new Menu.Category(id(), "분류 " + i, products));
        }
        return new Menu(categories);
    }

    private Menu.Product product() {
        var options = IntStream.range(0, 1 + random.nextInt(3))
                .mapToObj(it -> new Menu.Option(id(), "옵션 " + it, Won.of(random.nextInt(3) * 500L)))
                .toList();
        var groups = random.nextBoolean()
                ? List.<Menu.OptionGroup>of()
                : List.of(new Menu.OptionGroup(id(), "고르기", random.nextInt(2), options.size(), options));
        long price = 1 + random.nextInt(50_000);
        var regularPrice =
                random.nextInt(4) == 0 ? Optional.of(Won.of(price + 1 + random.nextInt(9_000))) : Optional.<Won>empty();
        return new Menu.Product(id(), "상품", "", Won.of(price), regularPrice, random.nextBoolean(), groups);
    }

    private UUID id() {
        return new UUID(random.nextLong(), random.nextLong());
    }
}
