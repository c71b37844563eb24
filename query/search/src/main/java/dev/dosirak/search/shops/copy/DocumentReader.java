package dev.dosirak.search.shops.copy;

import dev.dosirak.platform.kernel.DeliveryFees;
import dev.dosirak.platform.kernel.OpeningHours;
import dev.dosirak.platform.kernel.Placement;
import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.kernel.Won;
import dev.dosirak.platform.sync.SyncItem;
import dev.dosirak.search.shops.IndexUpdate;
import dev.dosirak.search.shops.IndexedShop;
import dev.dosirak.search.shops.Rating;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Reads what owners say. Of each document only what a search needs.
///
/// Every method throws a [tools.jackson.core.JacksonException] when it is no such document, and another
/// [RuntimeException] when a value in it makes no sense.
final class DocumentReader {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    private record State(String state) {}

    private record ShopPart(Profile profile, Delivery delivery, Hours hours, Menu menu) {}

    private record Profile(String name, String category, Address address, Place position) {}

    private record Address(String district) {}

    private record Place(double lat, double lng) {

        Position position() {
            return new Position(lat, lng);
        }
    }

    private record Delivery(int radiusMeters, long minimumOrder, List<Fee> fees) {}

    private record Fee(int uptoMeters, long fee) {}

    private record Hours(List<Opening> weekly, Set<LocalDate> closedDays) {}

    private record Opening(String day, LocalTime open, LocalTime close) {}

    private record Menu(List<Category> categories) {}

    private record Category(List<Product> products) {}

    private record Product(String name, boolean soldOut) {}

    private record Summary(long count, double average) {}

    private record AdPart(UUID shopId, Instant from, Instant to, Place center, int radiusMeters, int position) {}

    private DocumentReader() {}

    static IndexUpdate shop(SyncItem item) {
        if (item.deleted() || !isIn("approved", item)) {
            return new IndexUpdate.ShopUpdate(item.id(), item.version(), Optional.empty());
        }
        var tree = JSON.readTree(item.document());
        var shop = JSON.treeToValue(tree, ShopPart.class);
        return new IndexUpdate.ShopUpdate(
                item.id(),
                item.version(),
                Optional.of(new IndexedShop(
                        item.id(),
                        shop.profile().name(),
                        shop.profile().category(),
                        shop.profile().address().district(),
                        shop.profile().position().position(),
                        shop.delivery().radiusMeters(),
                        Won.of(shop.delivery().minimumOrder()),
                        new DeliveryFees(shop.delivery().fees().stream()
                                .map(it -> new DeliveryFees.Tier(it.uptoMeters(), Won.of(it.fee())))
                                .toList()),
                        hours(shop.hours(), tree.at("/hours/closedUntil").stringValue(null)),
                        tree.path("discountPercent").asInt(0),
                        shop.menu().categories().stream()
                                .flatMap(it -> it.products().stream())
                                .map(it -> new IndexedShop.Dish(it.name(), it.soldOut()))
                                .toList())));
    }

    private static OpeningHours hours(Hours hours, @Nullable String closedUntil) {
        return new OpeningHours(
                hours.weekly().stream()
                        .map(it -> OpeningHours.Span.of(it.day(), it.open(), it.close()))
                        .toList(),
                hours.closedDays(),
                Optional.ofNullable(closedUntil).map(Instant::parse));
    }

    static IndexUpdate rating(SyncItem item) {
        if (item.deleted()) {
            return new IndexUpdate.RatingUpdate(item.id(), item.version(), Optional.empty());
        }
        var summary = JSON.readValue(item.document(), Summary.class);
        var rating = Rating.of(summary.average(), summary.count());
        return new IndexUpdate.RatingUpdate(
                item.id(), item.version(), Optional.of(rating).filter(it -> it.count() > 0));
    }

    static IndexUpdate ad(SyncItem item) {
        if (item.deleted() || !isIn("running", item)) {
            return new IndexUpdate.AdUpdate(item.id(), item.version(), Optional.empty());
        }
        var tree = JSON.readTree(item.document());
        var ad = JSON.treeToValue(tree, AdPart.class);
        return new IndexUpdate.AdUpdate(
                item.id(),
                item.version(),
                Optional.of(new Placement(
                        item.id(),
                        ad.shopId(),
                        ad.from(),
                        ad.to(),
                        ad.center().position(),
                        ad.radiusMeters(),
                        ad.position(),
                        Optional.ofNullable(tree.path("exhaustedUntil").stringValue(null))
                                .map(Instant::parse))));
    }

    private static boolean isIn(String state, SyncItem item) {
        return JSON.readValue(item.document(), State.class).state().equals(state);
    }
}
