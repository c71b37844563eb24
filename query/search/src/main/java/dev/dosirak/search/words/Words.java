package dev.dosirak.search.words;

import dev.dosirak.platform.kernel.Refused;
import dev.dosirak.platform.kernel.Text;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A text as words that can be compared: one form for what looks the same, lower case, nothing but letters and
/// digits.
///
/// @param each in their order; empty when the text had neither letters nor digits
public record Words(List<String> each) {

    private static final int LONGEST = 100;
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    /// They say how an emoji is drawn, and stand among the marks that belong to letters.
    private static final Pattern EMOJI_SHAPE = Pattern.compile("[\\x{FE00}-\\x{FE0F}\\x{20E3}\\x{E0100}-\\x{E01EF}]");

    private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*");

    /// Compatibility normalization would tear loose Korean letters out of the alphabet that people type, so
    /// they step aside into the private use area while it goes on.
    private static final int ASIDE = 0xE000 - 'ㄱ';

    public Words {
        each = List.copyOf(each);
    }

    /// The words of a name.
    public static Words of(String text) {
        return new Words(
                BETWEEN.splitAsStream(normal(text)).filter(it -> !it.isEmpty()).toList());
    }

    /// The words somebody asks with. Signs that mean something to search engines mean nothing here.
    ///
    /// @throws Refused when it is empty, too long, or no text
    public static Words ofQuery(String question) {
        if (question.codePoints().anyMatch(Words::isNoText)) {
            throw new Refused(WordsRefusal.NO_TEXT);
        }
        var line = Text.line(question);
        if (line.isEmpty()) {
            throw new Refused(WordsRefusal.NO_WORDS);
        }
        if (Text.length(line) > LONGEST) {
            throw new Refused(WordsRefusal.TOO_LONG, LONGEST);
        }
        var words = of(line);
        return words.isEmpty() ? of(FoodEmoji.words(line)) : words;
    }

    /// The replacement character is what becomes of bytes that were no text.
    private static boolean isNoText(int it) {
        return switch (Character.getType(it)) {
            case Character.CONTROL, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> true;
            default -> it == 0xFFFD;
        };
    }

    private static String normal(String text) {
        if (ASCII.matcher(text).matches()) {
            return text.toLowerCase(Locale.ROOT);
        }
        var composed = EMOJI_SHAPE.matcher(Text.line(text)).replaceAll("");
        var compatible = Normalizer.normalize(moved(composed, 'ㄱ', 'ㅣ', ASIDE), Normalizer.Form.NFKC);
        return moved(compatible, (char) ('ㄱ' + ASIDE), (char) ('ㅣ' + ASIDE), -ASIDE)
                .toLowerCase(Locale.ROOT);
    }

    private static String moved(String text, char from, char to, int by) {
        var moved = new StringBuilder(text.length());
        text.chars().forEach(it -> moved.append((char) (it >= from && it <= to ? it + by : it)));
        return moved.toString();
    }

    public boolean isEmpty() {
        return each.isEmpty();
    }

    /// All of them without spaces, as many write them.
    public String joined() {
        return String.join("", each);
    }

    Words and(Words more) {
        return new Words(Stream.concat(each.stream(), more.each.stream()).toList());
    }

    @Override
    public String toString() {
        return String.join(" ", each);
    }

    /// What somebody means who types a picture and no letter.
    private static final class FoodEmoji {

        private static final Map<Integer, String> WORDS = Map.ofEntries(
                Map.entry(0x1F357, "치킨"),
                Map.entry(0x1F414, "치킨"),
                Map.entry(0x1F355, "피자"),
                Map.entry(0x2615, "커피"),
                Map.entry(0x1F354, "버거"),
                Map.entry(0x1F363, "초밥"),
                Map.entry(0x1F35C, "라면"),
                Map.entry(0x1F35D, "파스타"),
                Map.entry(0x1F35A, "밥"),
                Map.entry(0x1F371, "도시락"),
                Map.entry(0x1F370, "케이크"),
                Map.entry(0x1F382, "케이크"),
                Map.entry(0x1F35E, "빵"),
                Map.entry(0x1F956, "빵"),
                Map.entry(0x1F366, "아이스크림"),
                Map.entry(0x1F368, "아이스크림"),
                Map.entry(0x1F367, "빙수"),
                Map.entry(0x1F95F, "만두"),
                Map.entry(0x1F957, "샐러드"),
                Map.entry(0x1F969, "고기"),
                Map.entry(0x1F953, "고기"),
                Map.entry(0x1F416, "삼겹살"),
                Map.entry(0x1F437, "삼겹살"),
                Map.entry(0x1F364, "튀김"),
                Map.entry(0x1F358, "떡"),
                Map.entry(0x1F362, "어묵"),
                Map.entry(0x1F37A, "맥주"),
                Map.entry(0x1F32D, "핫도그"),
                Map.entry(0x1F32E, "타코"),
                Map.entry(0x1F35B, "카레"),
                Map.entry(0x1F96A, "샌드위치"));

        private FoodEmoji() {}

        static String words(String text) {
            return text.codePoints()
                    .mapToObj(it -> WORDS.getOrDefault(it, ""))
                    .filter(it -> !it.isEmpty())
                    .distinct()
                    .collect(Collectors.joining(" "));
        }
    }
}
