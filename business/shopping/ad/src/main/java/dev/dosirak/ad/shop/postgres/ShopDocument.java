package dev.dosirak.ad.shop.postgres;

import dev.dosirak.ad.shop.AdvertisedShop;
import dev.dosirak.platform.kernel.Position;
import java.util.UUID;

/// The few fields that we read of a shop as its owner publishes it.
record ShopDocument(UUID id, UUID owner, String state, Profile profile, Delivery delivery) {

    record Profile(Position position) {}

    record Delivery(long radiusMeters) {}

    AdvertisedShop toShop() {
        return new AdvertisedShop(id, owner, state.equals("approved"), profile.position(), delivery.radiusMeters());
    }
}
