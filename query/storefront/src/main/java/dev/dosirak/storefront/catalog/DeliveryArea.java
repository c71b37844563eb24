package dev.dosirak.storefront.catalog;

import dev.dosirak.platform.kernel.DeliveryFees;
import dev.dosirak.platform.kernel.Position;

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
