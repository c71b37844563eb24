package dev.dosirak.storefront.catalog;

import dev.dosirak.platform.kernel.DeliveryFees;
import dev.dosirak.platform.kernel.OpeningHours;
import dev.dosirak.platform.kernel.OpeningHours.Moment;
import dev.dosirak.platform.kernel.Position;
import java.util.UUID;

/// An approved shop as customers see it, as far as it does not depend on the moment or on what others say of it.
///
/// @param category in lower case, as `chicken`
public record CatalogShop(UUID id, String category, DeliveryArea area, OpeningHours hours, RenderedShop rendered) {

    public boolean isOpen(Moment now) {
        return hours.isOpen(now);
    }

    /// Where a shop delivers, and for how much.
    public record DeliveryArea(Position center, int radiusMeters, DeliveryFees fees) {

        /// @throws IllegalArgumentException when the fees do not reach the radius
        public DeliveryArea {
            fees.reaching(radiusMeters);
            if (radiusMeters < 1) {
                throw new IllegalArgumentException("%d m is no area".formatted(radiusMeters));
            }
        }
    }
}
