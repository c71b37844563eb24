package dev.dosirak.order.menu;

import dev.dosirak.platform.kernel.DeliveryFees;
import dev.dosirak.platform.kernel.DeliveryFees.Tier;
import dev.dosirak.platform.kernel.OpeningHours;
import dev.dosirak.platform.kernel.OpeningHours.Span;
import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.kernel.Won;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Mina's chicken shop in Mapo, as tests know it.
public final class Menus {

    public static final UUID MINA = UUID.randomUUID();
    public static final UUID CHICKEN = UUID.randomUUID();
    public static final UUID RADISH = UUID.randomUUID();
    public static final UUID SOLD_OUT_WINGS = UUID.randomUUID();
    public static final UUID MILD = UUID.randomUUID();
    public static final UUID HOT = UUID.randomUUID();
    public static final UUID EXTRA_RADISH = UUID.randomUUID();
    public static final Position MAPO = new Position(37.5563, 126.9220);
    public static final Position AROUND_THE_CORNER = new Position(37.5580, 126.9240);
    public static final Position GANGNAM = new Position(37.4979, 127.0276);

    private Menus() {}

    public static final OrderableShop MINAS_CHICKEN = shop(UUID.randomUUID(), true, always());

    public static OrderableShop shop(UUID id, boolean approved, OpeningHours hours) {
        var taste = new LinkedHashMap<UUID, OrderableShop.Option>();
        taste.put(MILD, new OrderableShop.Option("순한맛", Won.ZERO));
        taste.put(HOT, new OrderableShop.Option("매운맛", Won.of(500)));
        var extras = Map.of(EXTRA_RADISH, new OrderableShop.Option("치킨무 추가", Won.of(1_000)));
        return new OrderableShop(
                id,
                MINA,
                approved,
                "미나네 치킨",
                "02-333-1234",
                "서울 마포구 양화로 100",
                MAPO,
                hours,
                3_000,
                Won.of(15_000),
                DeliveryFees.of(new Tier(1_000, Won.of(2_000)), new Tier(3_000, Won.of(3_500))),
                Map.of(
                        CHICKEN,
                        new OrderableShop.Product(
                                CHICKEN,
                                "후라이드",
                                Won.of(18_000),
                                false,
                                List.of(
                                        new OrderableShop.OptionGroup("맛", 1, 1, taste),
                                        new OrderableShop.OptionGroup("추가", 0, 1, extras))),
                        RADISH,
                        new OrderableShop.Product(RADISH, "치킨무", Won.of(1_000), false, List.of()),
                        SOLD_OUT_WINGS,
                        new OrderableShop.Product(SOLD_OUT_WINGS, "윙봉", Won.of(12_000), true, List.of())));
    }

    public static OpeningHours always() {
        return new OpeningHours(
                Arrays.stream(DayOfWeek.values())
                        .map(day -> new Span(day, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT))
                        .toList(),
                Set.of(),
                Optional.empty());
    }
}
