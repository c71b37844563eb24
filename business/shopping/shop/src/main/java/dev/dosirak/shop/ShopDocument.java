package dev.dosirak.shop;

import dev.dosirak.platform.kernel.OneOf;
import dev.dosirak.platform.kernel.Versioned;
import dev.dosirak.shop.registry.Menu;
import dev.dosirak.shop.registry.Shop;
import dev.dosirak.shop.registry.ShopState;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A shop as JSON: what is stored, what owners and operators see, and what other services copy.
///
/// @param version grows by one with every change of anything in it
/// @param state `registered`, `approved` or `refused`
/// @param refusal why the review turned it down
/// @param discountPercent the largest reduction of what can be had now, 0 when there is none; missing in
/// what was stored before there were any
public record ShopDocument(
        UUID id,
        long version,
        UUID owner,
        @OneOf(constantsOf = ShopState.class) String state,
        @Nullable String refusal,
        ProfilePart profile,
        DeliveryPart delivery,
        HoursPart hours,
        @Nullable Integer discountPercent,
        MenuPart menu) {

    public static ShopDocument of(Versioned<Shop> it) {
        var shop = it.state();
        return new ShopDocument(
                shop.id(),
                it.version(),
                shop.owner(),
                ShopState.NAMES.nameOf(shop.state()),
                shop.refusal().orElse(null),
                ProfilePart.of(shop.profile()),
                DeliveryPart.of(shop.delivery()),
                HoursPart.of(shop.hours()),
                shop.menu().discountPercent(),
                MenuPart.of(shop.menu()));
    }

    public Versioned<Shop> toShop() {
        return new Versioned<>(
                new Shop(
                        id,
                        owner,
                        ShopState.NAMES.constantOf(state),
                        Optional.ofNullable(refusal),
                        profile.stored(),
                        delivery.toTerms(),
                        hours.toHours(),
                        menu.toMenu(Menu.EMPTY)),
                version);
    }
}
