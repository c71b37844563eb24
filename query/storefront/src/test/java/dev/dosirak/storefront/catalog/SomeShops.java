package dev.dosirak.storefront.catalog;

import dev.dosirak.platform.kernel.DeliveryFees;
import dev.dosirak.platform.kernel.DeliveryFees.Tier;
import dev.dosirak.platform.kernel.OpeningHours;
import dev.dosirak.platform.kernel.OpeningHours.Span;
import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.kernel.Won;
import dev.dosirak.storefront.catalog.CatalogShop.DeliveryArea;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/// Shops in and around Seoul, the same for the same seed.
public final class SomeShops {

    static final List<String> CATEGORIES = List.of("chicken", "pizza", "cafe");

    private final Random random;

    SomeShops(long seed) {
        this.random = new Random(seed);
    }

    UUID id() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    /// Often on a round coordinate, where the squares of the grid meet.
    Position position() {
        return new Position(37.4 + coordinate(), 126.8 + coordinate());
    }

    private double coordinate() {
        return random.nextBoolean() ? random.nextInt(30) / 100.0 : random.nextDouble() * 0.3;
    }

    CatalogShop shop(UUID id, long version) {
        int radius = 1 + random.nextInt(random.nextBoolean() ? 10_000 : 1_500);
        return shop(id, version, position(), radius, hours());
    }

    OpeningHours hours() {
        var weekly = new ArrayList<Span>();
        for (var day : DayOfWeek.values()) {
            if (random.nextInt(4) > 0) {
                weekly.add(new Span(day, LocalTime.of(random.nextInt(24), 0), LocalTime.of(random.nextInt(24), 0)));
            }
        }
        return new OpeningHours(weekly, Set.of(), Optional.empty());
    }

    CatalogShop shop(UUID id, long version, Position position, int radius, OpeningHours hours) {
        var deliveryArea = new DeliveryArea(
                position,
                radius,
                DeliveryFees.of(new Tier((radius + 1) / 2, Won.of(2_000)), new Tier(radius + 1, Won.of(3_000))));
        return new CatalogShop(
                id,
                CATEGORIES.get(random.nextInt(CATEGORIES.size())),
                deliveryArea,
                hours,
                new RenderedInMemory(id, version));
    }

    /// A sheet in the heap.
    public record RenderedInMemory(UUID id, long version) implements RenderedShop {

        private static final String MENU = "맛".repeat(1_000);

        @Override
        public ByteBuffer page() {
            return bytes("{\"id\":\"" + id + "\",\"version\":" + version + ",\"menu\":\"" + MENU + "\",\"reviews\":");
        }

        @Override
        public ByteBuffer entry() {
            return bytes("{\"id\":\"" + id + "\",\"rating\":");
        }

        @Override
        public ByteBuffer phonebookLine() {
            return bytes("{\"id\":\"" + id + "\"}");
        }

        @Override
        public String tag() {
            return Long.toString(version);
        }

        private static ByteBuffer bytes(String json) {
            return ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8));
        }
    }
}
