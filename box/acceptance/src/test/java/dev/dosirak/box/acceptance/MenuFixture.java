package dev.dosirak.box.acceptance;

import dev.dosirak.platform.kernel.Position;
import java.util.List;
import java.util.Map;

/// What every shop of a stage is like, as the API wants it written.
final class MenuFixture {

    static final long CHICKEN = 18_000;
    static final long HOT = 500;
    static final long COLA = 2_000;
    static final long MINIMUM = 10_000;
    static final long FEE_NEARBY = 2_000;

    static final Map<String, Object> DELIVERY = Map.of(
            "radiusMeters",
            3_000,
            "minimumOrder",
            MINIMUM,
            "fees",
            List.of(Map.of("uptoMeters", 1_000, "fee", FEE_NEARBY), Map.of("uptoMeters", 3_000, "fee", 3_500)));

    static final Map<String, Object> ALWAYS_OPEN = Map.of(
            "weekly",
            List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday").stream()
                    .map(it -> Map.of("day", it, "open", "00:00", "close", "00:00"))
                    .toList(),
            "closedDays",
            List.of());

    private MenuFixture() {}

    static Map<String, Object> profile(String name, Position place) {
        return Map.of(
                "name",
                name,
                "category",
                "chicken",
                "phone",
                "02-0000-0001",
                "notice",
                "",
                "address",
                Map.of("road", "무대로 1", "district", "중구"),
                "position",
                place);
    }

    static Map<String, Object> importedMenu() {
        return Map.of(
                "categories",
                List.of(Map.of(
                        "code",
                        "all",
                        "name",
                        "모두",
                        "products",
                        List.of(
                                Map.of(
                                        "code",
                                        "chicken",
                                        "name",
                                        "후라이드",
                                        "price",
                                        CHICKEN,
                                        "optionGroups",
                                        List.of(Map.of(
                                                "code",
                                                "taste",
                                                "name",
                                                "맛",
                                                "min",
                                                1,
                                                "max",
                                                1,
                                                "options",
                                                List.of(
                                                        Map.of("code", "mild", "name", "순한맛", "price", 0),
                                                        Map.of("code", "hot", "name", "매운맛", "price", HOT))))),
                                Map.of("code", "cola", "name", "콜라", "price", COLA)))));
    }

    /// The same, as an owner puts it on the menu of a new shop.
    static Map<String, Object> newMenu() {
        var taste = Map.of(
                "name",
                "맛",
                "min",
                1,
                "max",
                1,
                "options",
                List.of(Map.of("name", "순한맛", "price", 0), Map.of("name", "매운맛", "price", HOT)));
        var chicken = Map.of("name", "후라이드", "description", "", "price", CHICKEN, "optionGroups", List.of(taste));
        return Map.of("categories", List.of(Map.of("name", "모두", "products", List.of(chicken))));
    }
}
