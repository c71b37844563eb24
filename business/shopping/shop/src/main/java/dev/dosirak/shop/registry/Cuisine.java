package dev.dosirak.shop.registry;

import dev.dosirak.platform.kernel.EnumNames;
import dev.dosirak.platform.kernel.Refused;

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

    public static final EnumNames<Cuisine> NAMES = EnumNames.of(Cuisine.class, it -> switch (it) {
        case KOREAN -> "korean";
        case CHICKEN -> "chicken";
        case PIZZA -> "pizza";
        case CHINESE -> "chinese";
        case JAPANESE -> "japanese";
        case SNACK -> "snack";
        case WESTERN -> "western";
        case CAFE -> "cafe";
        case ASIAN -> "asian";
        case JOKBAL -> "jokbal";
        case NIGHT -> "night";
        case LUNCHBOX -> "lunchbox";
    });

    /// @param code as `chicken`
    /// @throws Refused for a cuisine that we do not have
    public static Cuisine of(String code) {
        return NAMES.find(code).orElseThrow(() -> new Refused(ShopRefusal.UNKNOWN_CATEGORY, code));
    }

    public String code() {
        return NAMES.nameOf(this);
    }
}
