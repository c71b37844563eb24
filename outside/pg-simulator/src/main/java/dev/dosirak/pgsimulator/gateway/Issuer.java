package dev.dosirak.pgsimulator.gateway;

import dev.dosirak.platform.kernel.EnumNames;

/// Who gave a card to its holder. Each gateway numbers card companies in its own way.
public enum Issuer {
    KB,
    SHINHAN,
    SAMSUNG,
    HYUNDAI,
    LOTTE,
    BC;

    public static final EnumNames<Issuer> NAMES = EnumNames.of(Issuer.class, it -> switch (it) {
        case KB -> "kb";
        case SHINHAN -> "shinhan";
        case SAMSUNG -> "samsung";
        case HYUNDAI -> "hyundai";
        case LOTTE -> "lotte";
        case BC -> "bc";
    });
}
