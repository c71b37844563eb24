package dev.dosirak.storefront.window.copy;

import dev.dosirak.platform.kernel.Position;
import dev.dosirak.storefront.window.Area;
import dev.dosirak.storefront.window.Rendered;
import dev.dosirak.storefront.window.Shown;
import dev.dosirak.storefront.window.Timetable;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Makes of a shop's document what the window shows. Most of the document is passed on as it came.
final class ShopReader {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    /// What the window itself has to understand.
    private record Document(Profile profile, Delivery delivery, Hours hours) {}

    private record Profile(String category, Place position) {}

    private record Place(double lat, double lng) {}

    private record Delivery(int radiusMeters, long minimumOrder, List<Fee> fees) {}

    private record Fee(int uptoMeters, long fee) {}

    private record Hours(List<Opening> weekly, Set<LocalDate> closedDays) {}

    private record Opening(String day, LocalTime open, LocalTime close) {}

    private ShopReader() {}

    static JsonNode tree(String json) {
        return JSON.readTree(json);
    }

    /// @param document the shop's, or a page that was made of it
    /// @param copiedAt when it was got from its owner
    /// @throws tools.jackson.core.JacksonException when it is not a shop
    /// @throws RuntimeException when a value in it makes no sense
    static Shown read(UUID id, long version, JsonNode document, Instant copiedAt) {
        var shop = JSON.treeToValue(document, Document.class);
        var place = shop.profile().position();
        var area = new Area(
                new Position(place.lat(), place.lng()),
                shop.delivery().radiusMeters(),
                shop.delivery().fees().stream()
                        .map(it -> new Area.Fee(it.uptoMeters(), it.fee()))
                        .toList());
        return new Shown(
                id,
                version,
                shop.profile().category(),
                area,
                timetable(shop.hours(), document.at("/hours/closedUntil").stringValue(null)),
                entry(id, shop, document),
                page(id, version, document, copiedAt));
    }

    private static Timetable timetable(Hours hours, @Nullable String closedUntil) {
        return new Timetable(
                hours.weekly().stream()
                        .map(it -> new Timetable.Opening(
                                DayOfWeek.valueOf(it.day().toUpperCase(Locale.ROOT)), it.open(), it.close()))
                        .toList(),
                hours.closedDays(),
                Optional.ofNullable(closedUntil).map(Instant::parse));
    }

    private static Rendered entry(UUID id, Document shop, JsonNode document) {
        return new Rendered("{\"id\":\"" + id + "\",\"name\":" + document.requiredAt("/profile/name")
                + ",\"category\":" + document.requiredAt("/profile/category")
                + ",\"district\":" + document.requiredAt("/profile/address/district")
                + ",\"minimumOrder\":" + shop.delivery().minimumOrder() + ",\"distanceMeters\":");
    }

    private static Rendered page(UUID id, long version, JsonNode document, Instant copiedAt) {
        return new Rendered("{\"id\":\"" + id + "\",\"version\":" + version
                + ",\"profile\":" + document.required("profile")
                + ",\"delivery\":" + document.required("delivery")
                + ",\"hours\":" + document.required("hours")
                + ",\"menu\":" + document.required("menu")
                + ",\"asOf\":\"" + copiedAt + "\",\"open\":");
    }
}
