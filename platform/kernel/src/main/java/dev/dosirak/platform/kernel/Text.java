package dev.dosirak.platform.kernel;

import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.Locale;

/// What people write, in the one form in which it is stored, compared and counted, however it came: composed (NFC),
/// without what nobody sees, with plain spaces, trimmed.
///
/// A Mac writes `한` as three letters, a phone puts a zero-width space behind a name, Excel a no-break space: they all
/// mean the same.
public final class Text {

    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int BRAILLE_BLANK = 0x2800;

    private Text() {}

    /// In one line: an end of line is a space.
    public static String line(String raw) {
        return tidy(raw.replaceAll("\\R", " "));
    }

    /// With its line ends, which are `\n`.
    public static String lines(String raw) {
        return tidy(raw.replaceAll("\\R", "\n"));
    }

    /// How many letters a person counts: a family of emoji is one, and so is a syllable of three jamo.
    public static int length(String text) {
        if (text.chars().allMatch(Text::standsAlone)) {
            return text.length();
        }
        var letters = BreakIterator.getCharacterInstance(Locale.ROOT);
        letters.setText(text);
        int count = 0;
        while (letters.next() != BreakIterator.DONE) {
            count++;
        }
        return count;
    }

    /// Most text is of these, whose neighbours cannot join them.
    private static boolean standsAlone(int it) {
        return it >= ' ' && it < 0x7F || it >= '가' && it <= '힣' || it == '\n';
    }

    private static String tidy(String raw) {
        if (raw.chars().allMatch(Text::standsAlone)) {
            return raw.strip();
        }
        int[] before =
                Normalizer.normalize(raw, Normalizer.Form.NFC).codePoints().toArray();
        var after = new StringBuilder(before.length);
        for (int i = 0; i < before.length; i++) {
            int it = before[i];
            if (it == '\n') {
                after.append('\n');
            } else if (isSpace(it)) {
                after.append(' ');
            } else if (!isInvisible(it) || belongsToNeighbours(it, i, before)) {
                after.appendCodePoint(it);
            }
        }
        return after.toString().strip();
    }

    private static boolean isSpace(int it) {
        return Character.isSpaceChar(it) || Character.isWhitespace(it) || it == BRAILLE_BLANK;
    }

    /// Nothing of it is seen when it stands by itself.
    private static boolean isInvisible(int it) {
        return Character.getType(it) == Character.FORMAT
                || isVariationSelector(it)
                || switch (it) {
                    case 0x034F, 0x17B4, 0x17B5 -> true; // joins nothing; Khmer vowels that are not written
                    case 0x115F, 0x1160, 0x3164, 0xFFA0 -> true; // Hangul fillers
                    default -> false;
                };
    }

    /// What makes one emoji of several, a coloured one of a plain one, or the other shape of a letter.
    private static boolean belongsToNeighbours(int it, int at, int[] text) {
        if (at == 0) {
            return false;
        }
        int before = text[at - 1];
        if (isVariationSelector(it)) {
            return Character.isEmoji(before) || Character.isIdeographic(before);
        }
        if (it == ZERO_WIDTH_JOINER) {
            return at + 1 < text.length && endsEmoji(before) && Character.isExtendedPictographic(text[at + 1]);
        }
        return isFlagTag(it) && (isFlagTag(before) || Character.isEmoji(before));
    }

    private static boolean endsEmoji(int it) {
        return Character.isExtendedPictographic(it) || Character.isEmojiModifier(it) || isVariationSelector(it);
    }

    private static boolean isVariationSelector(int it) {
        return it >= 0xFE00 && it <= 0xFE0F || it >= 0xE0100 && it <= 0xE01EF;
    }

    /// As in the flag of Scotland.
    private static boolean isFlagTag(int it) {
        return it >= 0xE0020 && it <= 0xE007F;
    }
}
