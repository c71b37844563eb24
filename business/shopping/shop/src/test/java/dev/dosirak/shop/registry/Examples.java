package dev.dosirak.shop.registry;

import dev.dosirak.platform.kernel.DeliveryFees;
import dev.dosirak.platform.kernel.DeliveryFees.Tier;
import dev.dosirak.platform.kernel.OpeningHours.Span;
import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.kernel.Won;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A chicken shop in Mapo and the people around it.
public final class Examples {

    public static final UUID MINJI = UUID.fromString("0190aaaa-0000-7000-8000-000000000001");
    public static final UUID JUNHO = UUID.fromString("0190aaaa-0000-7000-8000-000000000002");
    public static final UUID SHOP = UUID.fromString("0190bbbb-0000-7000-8000-000000000001");
    public static final UUID FRIED = UUID.fromString("0190cccc-0000-7000-8000-000000000001");
    public static final UUID CHICKENS = UUID.fromString("0190cccc-0000-7000-8000-000000000002");
    public static final UUID TASTE = UUID.fromString("0190cccc-0000-7000-8000-000000000003");
    public static final UUID MILD = UUID.fromString("0190cccc-0000-7000-8000-000000000004");
    public static final UUID HOT = UUID.fromString("0190cccc-0000-7000-8000-000000000005");

    /// A Saturday, eight in the evening in Seoul.
    public static final Instant SATURDAY_EVENING = Instant.parse("2026-11-21T11:00:00Z");

    public static final Profile MAPO_CHICKEN = new Profile(
            "마포 통닭",
            Cuisine.CHICKEN,
            "02-123-4567",
            "",
            new Profile.Address("서울특별시 마포구 와우산로 21", "마포구"),
            new Position(37.5512, 126.9246));
    public static final DeliveryTerms THREE_KILOMETRES = new DeliveryTerms(
            3_000, Won.of(15_000), DeliveryFees.of(new Tier(1_000, Won.of(2_000)), new Tier(3_000, Won.of(3_500))));
    public static final Hours NIGHTLY = new Hours(
            List.of(new Span(DayOfWeek.SATURDAY, LocalTime.of(17, 0), LocalTime.of(2, 0))),
            List.of(),
            Optional.empty());
    public static final Menu ONE_CHICKEN = new Menu(List.of(new Menu.Category(
            CHICKENS,
            "치킨",
            List.of(new Menu.Product(
                    FRIED,
                    "후라이드",
                    "바삭합니다",
                    Won.of(18_000),
                    Optional.of(Won.of(20_000)),
                    false,
                    List.of(new Menu.OptionGroup(
                            TASTE,
                            "맛",
                            1,
                            1,
                            List.of(
                                    new Menu.Option(MILD, "순한맛", Won.ZERO),
                                    new Menu.Option(HOT, "매운맛", Won.of(500))))))))));

    public static final Shop REGISTERED = Shop.registered(SHOP, MINJI, MAPO_CHICKEN, THREE_KILOMETRES, NIGHTLY);
    public static final Shop APPROVED = REGISTERED.approve().with(ONE_CHICKEN);

    private Examples() {}
}
