package dev.dosirak.shop;

import dev.dosirak.platform.kernel.OneOf;
import dev.dosirak.shop.registry.Listing;
import dev.dosirak.shop.registry.ShopState;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A shop in a list as JSON: a [ShopDocument] without its menu.
///
/// @param version grows by one with every change of anything in the shop, the menu too
/// @param state `registered`, `approved` or `refused`
/// @param refusal why the review turned it down
/// @param discountPercent the largest reduction of what can be had now, 0 when there is none
public record ListedShop(
        UUID id,
        long version,
        UUID owner,
        @OneOf(constantsOf = ShopState.class) String state,
        @Nullable String refusal,
        ProfilePart profile,
        DeliveryPart delivery,
        HoursPart hours,
        @Nullable Integer discountPercent) {

    public static ListedShop of(Listing it) {
        return new ListedShop(
                it.id(),
                it.version(),
                it.owner(),
                ShopState.NAMES.nameOf(it.state()),
                it.refusal().orElse(null),
                ProfilePart.of(it.profile()),
                DeliveryPart.of(it.delivery()),
                HoursPart.of(it.hours()),
                it.discountPercent());
    }

    public Listing toListing() {
        return new Listing(
                id,
                version,
                owner,
                ShopState.NAMES.constantOf(state),
                Optional.ofNullable(refusal),
                profile.stored(),
                delivery.toTerms(),
                hours.toHours(),
                discountPercent == null ? 0 : discountPercent);
    }
}
