package dev.dosirak.platform.kernel;

import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/// What people write, in the one form in which it is stored, compared and counted, however it came: composed (NFC),
/// without what nobody sees, with plain spaces, trimmed; empty when there is nothing to see in it. To do so again
/// changes nothing.
///
/// A Mac writes `한` as three letters, a phone puts a zero-width space behind a name, Excel a no-break space: they all
/// mean the same.
public final class Text {

    private static final int BRAILLE_BLANK = 0x2800;
    private static final int OBJECT_REPLACEMENT = 0xFFFC;
    private static final int REPLACEMENT = 0xFFFD;

    /// A joint makes one emoji of several, a coloured one of a plain one, a flag of a region, a key of a
    /// digit, or the other shape of an ideograph. Where it does, the group is there, with what it joins.
    private static final Pattern JOINT = Pattern.compile("""
            ( [0-9\\#*] \\uFE0F (?=\\u20E3)
            | \\x{1F3F4} [\\x{E0030}-\\x{E0039}\\x{E0061}-\\x{E007A}]{3,6} \\x{E007F}
            | \\p{IsExtended_Pictographic} [\\uFE0E\\uFE0F]? \\p{IsEmoji_Modifier}?
              (?: \\u200D (?=\\p{IsExtended_Pictographic}) )?
            | \\p{IsIdeographic} [\\uFE00-\\uFE02\\x{E0100}-\\x{E01EF}]
            )
            | [\\u200D\\uFE00-\\uFE0F\\x{E0020}-\\x{E007F}\\x{E0100}-\\x{E01EF}]
            """, Pattern.COMMENTS);

    /// Spaces, hyphens and dashes of any kind, and what nobody sees.
    private static final Pattern PARTING = Pattern.compile("[\\s\\p{Z}\\p{Cf}\\p{Pd}\\u2212]+");

    private Text() {}

    /// In one line: an end of line is a space.
    public static String line(String raw) {
        return tidy(raw.replaceAll("\\R", " "));
    }

    /// With its line ends, which are `\n`.
    public static String lines(String raw) {
        return tidy(raw.replaceAll("\\R", "\n"));
    }

    /// A number that people write in groups or in wide digits, as `4330-1200 0000-1234` on a card: without
    /// what only parts it.
    public static String ungrouped(String raw) {
        return PARTING.matcher(Normalizer.normalize(raw, Normalizer.Form.NFKC)).replaceAll("");
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

    /// Whether a text has the length that is asked for; where something must be said, blanks say nothing.
    public static boolean fits(String text, int shortest, int longest) {
        int length = length(text);
        return length >= shortest && length <= longest && (shortest == 0 || !text.isBlank());
    }

    /// Most text is of these, whose neighbours cannot join them.
    private static boolean standsAlone(int it) {
        return it >= ' ' && it < 0x7F || it >= '가' && it <= '힣' || it == '\n';
    }

    private static String tidy(String raw) {
        if (raw.chars().allMatch(Text::standsAlone)) {
            return raw.strip();
        }
        var tidy = composed(inPlace(composed(visible(raw)))).strip();
        if (tidy.codePoints().noneMatch(Text::isSeen)) {
            return "";
        }
        return tidy.equals(raw) ? tidy : tidy(tidy); // two that met now may be a third, and no emoji: ↔ and a stroke
    }

    private static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    private static String inPlace(String text) {
        return JOINT.matcher(text).replaceAll(it -> Objects.requireNonNullElse(it.group(1), ""));
    }

    private static String visible(String raw) {
        var visible = new StringBuilder(raw.length());
        raw.codePoints().forEach(it -> {
            if (it == '\n') {
                visible.append('\n');
            } else if (isSpace(it)) {
                visible.append(' ');
            } else if (Character.getType(it) == Character.SURROGATE) {
                visible.appendCodePoint(REPLACEMENT);
            } else if (isJoint(it) || !isInvisible(it)) {
                visible.appendCodePoint(it);
            }
        });
        return visible.toString();
    }

    private static boolean isSpace(int it) {
        return Character.isSpaceChar(it) || Character.isWhitespace(it) || it == BRAILLE_BLANK;
    }

    /// Nothing of it is seen when it stands by itself, also when no such character exists yet.
    private static boolean isInvisible(int it) {
        return Character.getType(it) == Character.FORMAT
                || it >= 0xFFF0 && it <= 0xFFF8
                || it >= 0xE0000 && it <= 0xE0FFF
                || switch (it) {
                    case 0x034F, 0x2065, 0x17B4, 0x17B5 -> true; // joins nothing; Khmer vowels that are not written
                    case 0x115F, 0x1160, 0x3164, 0xFFA0 -> true; // Hangul fillers
                    case 0x180B, 0x180C, 0x180D, 0x180F -> true; // shapes of Mongolian letters
                    default -> false;
                };
    }

    private static boolean isJoint(int it) {
        return it == 0x200D
                || it >= 0xFE00 && it <= 0xFE0F
                || it >= 0xE0020 && it <= 0xE007F
                || it >= 0xE0100 && it <= 0xE01EF;
    }

    /// A mark needs a letter below it; what has no shape, or has lost it, is shown as the same box everywhere.
    private static boolean isSeen(int it) {
        return switch (Character.getType(it)) {
            case Character.SPACE_SEPARATOR,
                    Character.CONTROL,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.FORMAT, // joints
                    Character.PRIVATE_USE -> false;
            case Character.UNASSIGNED -> Character.isExtendedPictographic(it); // next year's emoji
            default -> it != OBJECT_REPLACEMENT && it != REPLACEMENT;
        };
    }
}
