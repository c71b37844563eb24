package dev.dosirak.search.words;

import dev.dosirak.platform.kernel.EnumNames;

/// What terms of a shop stand for.
public enum Field {
    /// A piece of the shop's name, of a dish's, or of what the shop is; each with a worth.
    WORDS,
    /// Every two neighbouring characters of the shop's name, in order.
    NAME_PAIRS,
    /// Every two neighbouring characters of each dish's name, in order.
    DISH_PAIRS,
    /// How one begins to type a dish or the shop's name.
    TYPED;

    /// In indices.
    public static final EnumNames<Field> NAMES = EnumNames.of(Field.class, it -> switch (it) {
        case WORDS -> "words";
        case NAME_PAIRS -> "name_pairs";
        case DISH_PAIRS -> "dish_pairs";
        case TYPED -> "typed";
    });
}
