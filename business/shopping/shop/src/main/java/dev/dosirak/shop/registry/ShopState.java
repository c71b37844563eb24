package dev.dosirak.shop.registry;

import dev.dosirak.platform.kernel.EnumNames;

/// Where a shop stands in its review. Only an approved shop is shown to customers and takes orders.
public enum ShopState {
    REGISTERED,
    APPROVED,
    REFUSED;

    public static final EnumNames<ShopState> NAMES = EnumNames.of(ShopState.class, it -> switch (it) {
        case REGISTERED -> "registered";
        case APPROVED -> "approved";
        case REFUSED -> "refused";
    });
}
