package dev.dosirak.search.shops;

import dev.dosirak.search.words.Hangul;
import dev.dosirak.search.words.Words;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// The name of a shop or a dish, ready to be compared with what people type. Menus say the same names over and over,
/// so those that were made ready are remembered, up to a number.
///
/// @param proper without sizes and remarks
/// @param joined all its words without spaces
/// @param initials of `joined`
record Name(Words words, Words proper, String joined, String initials) {

    private static final int MOST_REMEMBERED = 50_000;
    private static final ConcurrentMap<String, Name> REMEMBERED = new ConcurrentHashMap<>();

    static Name of(String text) {
        var known = REMEMBERED.get(text);
        if (known != null) {
            return known;
        }
        var words = Words.of(text);
        var name = new Name(words, ShopTerms.properName(text), words.joined(), Hangul.initials(words.joined()));
        if (REMEMBERED.size() >= MOST_REMEMBERED) {
            REMEMBERED.clear();
        }
        REMEMBERED.put(text, name);
        return name;
    }
}
