package dev.dosirak.ad.shop;

import java.util.Optional;
import java.util.UUID;

/// The shops we have a copy of.
public interface AdvertisedShops {

    Optional<AdvertisedShop> find(UUID id);
}
