package dev.dosirak.shop.registry;

import java.util.Optional;
import java.util.UUID;

/// A shop as a list shows it: without its menu, which can be larger than all the rest of a page of shops.
///
/// @param refusal why the review turned it down
/// @param discountPercent the largest reduction of what can be had now, 0 when there is none
public record Listing(
        UUID id,
        long version,
        UUID owner,
        ShopState state,
        Optional<String> refusal,
        Profile profile,
        DeliveryTerms delivery,
        Hours hours,
        int discountPercent) {}
