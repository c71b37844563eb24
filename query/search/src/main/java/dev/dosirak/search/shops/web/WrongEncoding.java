package dev.dosirak.search.shops.web;

/// Korean in bytes of CP949 that by chance are UTF-8 as well: `치킨` reads `ġŲ`, and `회` `ȸ`.
///
/// Each of the 2,350 common syllables is two bytes there, both with the highest bit set; where the first is one that
/// begins a letter of two bytes in UTF-8, and the second one that ends it, a letter of Latin with signs comes out.
final class WrongEncoding extends RuntimeException {

    private static final int FIRST = 0x80;
    private static final int AFTER_LAST = 0x240;
    private static final int LAST_OF_WESTERN_EUROPE = 0xFF;
    private static final int SECOND_BYTE = 0x3F;
    private static final int NO_SYLLABLE = 0x20;

    private WrongEncoding() {
        super("Looks like CP949");
    }

    /// Asked only where nothing was found. Real Latin has plain letters among those with signs, or at least
    /// those of Western Europe alone: `crème`, `é`.
    static void refuse(String question) {
        boolean syllables = question.chars().filter(it -> it != ' ').allMatch(WrongEncoding::mayBeSyllable);
        if (syllables && question.chars().anyMatch(it -> it > LAST_OF_WESTERN_EUROPE)) {
            throw new WrongEncoding();
        }
    }

    private static boolean mayBeSyllable(int it) {
        return it >= FIRST && it < AFTER_LAST && (it & SECOND_BYTE) > NO_SYLLABLE;
    }
}
