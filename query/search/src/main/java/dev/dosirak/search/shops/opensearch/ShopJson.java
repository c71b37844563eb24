package dev.dosirak.search.shops.opensearch;

import dev.dosirak.platform.kernel.DeliveryFees;
import dev.dosirak.platform.kernel.DeliveryFees.Tier;
import dev.dosirak.platform.kernel.OpeningHours;
import dev.dosirak.platform.kernel.OpeningHours.Span;
import dev.dosirak.platform.kernel.Placement;
import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.kernel.Won;
import dev.dosirak.search.shops.IndexedShop;
import dev.dosirak.search.shops.IndexedShop.Dish;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Shops and ads as they lie in the cluster, to be shown as they were taken.
final class ShopJson {

    private ShopJson() {}

    record ShopBody(
            UUID id,
            String name,
            String category,
            String district,
            Position position,
            int radiusMeters,
            long minimumOrder,
            List<FeeBody> fees,
            List<Span> weekly,
            Set<LocalDate> closedDays,
            @Nullable Instant closedUntil,
            int discountPercent,
            List<Dish> dishes) {

        static ShopBody of(IndexedShop it) {
            return new ShopBody(
                    it.id(),
                    it.name(),
                    it.category(),
                    it.district(),
                    it.position(),
                    it.radiusMeters(),
                    it.minimumOrder().amount(),
                    it.fees().tiers().stream()
                            .map(tier ->
                                    new FeeBody(tier.uptoMeters(), tier.fee().amount()))
                            .toList(),
                    it.hours().weekly(),
                    it.hours().closedDays(),
                    it.hours().closedUntil().orElse(null),
                    it.discountPercent(),
                    it.dishes());
        }

        IndexedShop toShop() {
            return new IndexedShop(
                    id,
                    name,
                    category,
                    district,
                    position,
                    radiusMeters,
                    Won.of(minimumOrder),
                    new DeliveryFees(fees.stream()
                            .map(it -> new Tier(it.uptoMeters(), Won.of(it.won())))
                            .toList()),
                    new OpeningHours(weekly, closedDays, Optional.ofNullable(closedUntil)),
                    discountPercent,
                    dishes);
        }
    }

    record FeeBody(int uptoMeters, long won) {}

    record AdBody(
            UUID id,
            UUID shop,
            Instant from,
            Instant to,
            Position center,
            int radiusMeters,
            int position,
            @Nullable Instant exhaustedUntil) {

        static AdBody of(Placement it) {
            return new AdBody(
                    it.id(),
                    it.shop(),
                    it.from(),
                    it.to(),
                    it.center(),
                    it.radiusMeters(),
                    it.position(),
                    it.exhaustedUntil().orElse(null));
        }

        Placement toAd() {
            return new Placement(
                    id, shop, from, to, center, radiusMeters, position, Optional.ofNullable(exhaustedUntil));
        }
    }

    static IndexedShop shop(JsonNode body) {
        return OpenSearchCluster.JSON.treeToValue(body, ShopBody.class).toShop();
    }

    static Placement ad(JsonNode body) {
        return OpenSearchCluster.JSON.treeToValue(body, AdBody.class).toAd();
    }
}
