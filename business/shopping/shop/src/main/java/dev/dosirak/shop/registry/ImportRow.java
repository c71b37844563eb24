package dev.dosirak.shop.registry;

import dev.dosirak.platform.kernel.Ids;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// What a company's file says of one of its shops; what it leaves out stays as it is.
///
/// @param code the company's own name of the shop, from which the id follows
/// @param hours whose temporary close, when left out, stays as it is
/// @param menu made from the current one, so that what is sold out stays so
public record ImportRow(
        String code,
        Optional<String> ownerCode,
        Optional<Profile> profile,
        Optional<DeliveryTerms> delivery,
        Optional<Hours> hours,
        Optional<Function<Menu, Menu>> menu) {

    public UUID shop() {
        return Ids.imported("shop", code);
    }

    Optional<UUID> owner() {
        return ownerCode.map(it -> Ids.imported("member", it));
    }
}
