package dev.dosirak.simulation;

import dev.dosirak.order.lifecycle.Bill;
import dev.dosirak.order.lifecycle.Destination;
import dev.dosirak.order.lifecycle.OrderId;
import dev.dosirak.order.menu.PricedLine;
import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.kernel.Won;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Who orders what: mostly a lunch, sometimes one for a whole office, now and then one for a whole stadium; by card, or
/// by
/// deposit.
final class Customers {

    private static final Position HERE = new Position(37.5565, 126.9239);
    private static final int LUNCH = 60_000;
    private static final int OFFICE = 900_000;
    private static final int STADIUM = 40_000_000;
    private static final Won DELIVERY = Won.of(2_000);

    private static final int ID_TIME = 16;
    private static final long ID_VERSION = 0x7000;
    private static final long ID_RANDOM = 0xFFF;

    private final RandomGenerator random;
    private final InstantSource clock;

    Customers(RandomGenerator random, InstantSource clock) {
        this.random = random;
        this.clock = clock;
    }

    Bill order() {
        var most = switch (random.nextInt(8)) {
            case 0 -> STADIUM;
            case 1, 2 -> OFFICE;
            default -> LUNCH;
        };
        var price = Won.of(1 + random.nextInt(most));
        return new Bill(
                new OrderId(new UUID(now(), random.nextLong())),
                id(),
                new Bill.Seller(id(), id(), "미나네 치킨", "02-333-1234", "양화로 100", HERE),
                List.of(new PricedLine(id(), "후라이드", 1, price, List.of())),
                DELIVERY,
                new Destination("월드컵로 1", "301호", "010-1234-5678", HERE),
                card(),
                null,
                "",
                "");
    }

    /// None for one of eight, who pay by deposit.
    private @Nullable UUID card() {
        return random.nextInt(8) == 0 ? null : id();
    }

    /// As ids of orders begin, which say when they were made.
    private long now() {
        return clock.millis() << ID_TIME | ID_VERSION | random.nextLong() & ID_RANDOM;
    }

    private UUID id() {
        return new UUID(random.nextLong(), random.nextLong());
    }
}
