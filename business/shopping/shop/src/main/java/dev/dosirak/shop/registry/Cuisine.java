package dev.dosirak.shop.registry;

import dev.dosirak.platform.kernel.Refused;
import java.util.Locale;

/// The category under which customers look for a shop.
public enum Cuisine {
    KOREAN,
    CHICKEN,
    PIZZA,
    CHINESE,
    JAPANESE,
    SNACK,
    WESTERN,
    CAFE,
    ASIAN,
    JOKBAL,
    NIGHT,
    LUNCHBOX;

    /// @param code in lower case, as `chicken`
    /// @throws Refused for a cuisine that we do not have
    public static Cuisine of(String code) {
        for (var cuisine : values()) {
            if (cuisine.code().equals(code)) {
                return cuisine;
            }
        }
        throw new Refused(ShopRefusal.UNKNOWN_CATEGORY, code);
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
