package dev.dosirak.storefront.window;

import dev.dosirak.platform.kernel.DeliveryFees;
import dev.dosirak.platform.kernel.Position;

/// Where a shop delivers, and for how much.
public record Area(Position center, int radiusMeters, DeliveryFees fees) {

    /// @throws IllegalArgumentException when the fees do not reach the radius
    public Area {
        fees.reaching(radiusMeters);
        if (radiusMeters < 1) {
            throw new IllegalArgumentException("%d m is no area".formatted(radiusMeters));
        }
    }
}
