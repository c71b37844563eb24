package dev.dosirak.demo.terminal;

/// How many columns text takes on a terminal, where a Korean syllable is two wide.
public final class DisplayWidth {

    private DisplayWidth() {}

    public static int of(String text) {
        return text.codePoints().map(DisplayWidth::of).sum();
    }

    private static int of(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT, Character.CONTROL -> 0;
            default -> isWide(codePoint) ? 2 : 1;
        };
    }

    /// The blocks that Unicode's East Asian Width (UAX 11) calls wide or full width.
    private static boolean isWide(int c) {
        return in(c, 0x1100, 0x115F)
                || in(c, 0x2E80, 0xA4CF)
                || in(c, 0xA960, 0xA97F)
                || in(c, 0xAC00, 0xD7A3)
                || in(c, 0xF900, 0xFAFF)
                || in(c, 0xFE30, 0xFE6F)
                || in(c, 0xFF00, 0xFF60)
                || in(c, 0xFFE0, 0xFFE6)
                || in(c, 0x1F300, 0x1FAFF)
                || in(c, 0x20000, 0x3FFFD);
    }

    private static boolean in(int c, int from, int to) {
        return c >= from && c <= to;
    }

    /// Exactly this many columns: filled with spaces, or cut with an ellipsis.
    public static String fit(String text, int columns) {
        int width = of(text);
        if (width <= columns) {
            return text + " ".repeat(columns - width);
        }
        var cut = new StringBuilder();
        int used = 0;
        for (var c : text.codePoints().toArray()) {
            if (used + of(c) > columns - 1) {
                break;
            }
            cut.appendCodePoint(c);
            used += of(c);
        }
        return cut.append('…').append(" ".repeat(columns - 1 - used)).toString();
    }
}
