package dev.dosirak.ad.shop;

import dev.dosirak.platform.kernel.Position;
import java.util.UUID;

/// A shop as far as an ad needs it.
///
/// @param approved false until an operator has approved it
/// @param radiusMeters how far from its position it delivers
public record AdvertisedShop(UUID id, UUID owner, boolean approved, Position position, long radiusMeters) {

    public boolean isOwnedBy(UUID member) {
        return owner.equals(member);
    }

    /// Whether it delivers to any place in the circle.
    public boolean deliversInto(Position center, int circleMeters) {
        return position.metersTo(center) <= radiusMeters + circleMeters;
    }
}
