package dev.dosirak.gateway.phonebook;

import dev.dosirak.platform.kernel.Position;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

/// Shops around a place, the same ones for the same seed.
public final class SomeEntries {

    /// What they cook.
    public static final List<String> CATEGORIES = List.of("chicken", "korean", "noodles", "cafe");

    private static final List<String> DISTRICTS = List.of("마포구", "중구", "서대문구");

    private final Random random;
    private final Position around;
    private final double degrees;

    /// @param degrees how far from `around` they are at most, as far as the world goes
    public SomeEntries(long seed, Position around, double degrees) {
        this.random = new Random(seed);
        this.around = around;
        this.degrees = degrees;
    }

    /// So many shops.
    public List<PhonebookEntry> list(int shops) {
        return Stream.generate(this::entry).limit(shops).toList();
    }

    Position position() {
        double lng = around.lng() + random.nextDouble(-degrees, degrees);
        return new Position(
                Math.clamp(around.lat() + random.nextDouble(-degrees, degrees), -90, 90),
                lng > 180 ? lng - 360 : lng < -180 ? lng + 360 : lng);
    }

    private PhonebookEntry entry() {
        int number = random.nextInt(10_000);
        return new PhonebookEntry(
                new UUID(random.nextLong(), random.nextLong()),
                "가게 \"" + number + "\"",
                CATEGORIES.get(random.nextInt(CATEGORIES.size())),
                "02-123-%04d".formatted(number),
                DISTRICTS.get(random.nextInt(DISTRICTS.size())),
                // shops in the same house are equally far away from everybody
                random.nextInt(4) == 0 ? around : position(),
                1 + random.nextInt(4_000),
                random.nextInt(30) * 1_000L);
    }
}
