package dev.dosirak.platform.kernel;

import java.util.OptionalInt;

/// Which characters may stand in a text at all, whatever it says. The others break what stores, compares or shows it:
/// no database column takes a NUL, no UTF-8 has half a surrogate pair, and an escape sequence rewrites a terminal.
public final class Characters {

    private static final int NONCHARACTERS_OF_A_PLANE = 0xFFFE;

    private Characters() {}

    /// The first character that may not: a control other than tab and line ends, half a surrogate pair, a noncharacter.
    public static OptionalInt firstForbidden(CharSequence text) {
        return text.codePoints().filter(Characters::isForbidden).findFirst();
    }

    public static boolean isForbidden(int character) {
        return Character.isISOControl(character) && character != '\t' && character != '\n' && character != '\r'
                || character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE
                || character >= 0xFDD0 && character <= 0xFDEF
                || (character & NONCHARACTERS_OF_A_PLANE) == NONCHARACTERS_OF_A_PLANE;
    }

    /// How Unicode writes it: `U+0000`.
    public static String nameOf(int character) {
        return "U+%04X".formatted(character);
    }

    /// The text with what is forbidden in it spelled out, for whoever must be told about it.
    public static String spelledOut(String text) {
        var shown = new StringBuilder();
        text.codePoints().forEach(it -> {
            if (isForbidden(it)) {
                shown.append(nameOf(it));
            } else {
                shown.appendCodePoint(it);
            }
        });
        return shown.toString();
    }
}
