package dev.dosirak.platform.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {

    private static final String TAG_SPACE = "\udb40\udc20";
    private static final String TAG_A = "\udb40\udc41";
    private static final String TAG_END = "\udb40\udc7f";

    private static final List<String> TROUBLE = List.of(
            "1",
            "#",
            "가",
            "ᄒ",
            "ᅡ",
            "ᆫ",
            "e",
            "葛",
            "☕",
            "❤",
            "👩",
            "🚀",
            "🏴",
            "🇰",
            "↔",
            " ",
            "\n",
            "\r",
            "\u00a0",
            "\u0301",
            "\u0338",
            "\u20e3",
            "\u200b",
            "\u200d",
            "\ufe00",
            "\ufe0e",
            "\ufe0f",
            "🏽",
            TAG_SPACE,
            TAG_A,
            "\udb40\udc67",
            "\udb40\udc62",
            "\udb40\udc65",
            TAG_END,
            "\udb40\udd00",
            "\ud83c",
            "\udf00",
            "\udb40",
            "\udc41",
            "\u3164",
            "\u2028",
            "\ufffd",
            "\ue000",
            "\u0378",
            "\uf900");

    @Test
    void whatAMacWritesIsWhatWindowsWrites() {
        var decomposed = Normalizer.normalize("한라봉닭강정 서귀포점", Normalizer.Form.NFD);

        assertThat(decomposed).hasSize(27);
        assertThat(Text.line(decomposed)).isEqualTo("한라봉닭강정 서귀포점");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "밥집",
                " 밥집 ",
                "밥집\u00a0",
                "\u3000밥집",
                "밥\u200b집",
                "\ufeff밥집",
                "밥집\u200e",
                "밥\u00ad집",
                "밥집\u3164",
                "\u202e밥집\u202c",
                "밥\u2060집",
                "밥집\ufe0f",
                "밥\u200d집",
                "밥집\u2065",
                "밥집\ufff0",
                "밥집\u180b",
                "밥집" + TAG_A,
                "밥\udb40\udd00집",
                "\t밥집\r\n"
            })
    void whatNobodySeesMakesNoOtherName(String name) {
        assertThat(Text.line(name)).isEqualTo("밥집");
    }

    /// Numbers, `#` and `*` are emoji to Unicode, which they become with a keycap around them and not
    /// otherwise.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1\ufe0f",
                "1" + TAG_A,
                "1" + TAG_SPACE,
                "1" + TAG_A + TAG_END,
                "1\ufe0e",
                "1\u200d",
                "1\ufe0f\ufe0f",
                "1\udb40\udd00"
            })
    void aCodeIsOneHoweverItIsDressed(String code) {
        assertThat(Text.line(code)).isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource({
        "1\ufe0f\ufe0f\u20e3, 1\u20e3",
        "☕\ufe0f\ufe0f, ☕\ufe0f",
        "☕\ufe00, ☕",
        "☕\u200d, ☕",
        "👍\u200d가, 👍가",
        "葛\ufe0f, 葛",
        "🏴" + TAG_A + ", 🏴",
        "🏴" + TAG_A + TAG_A + TAG_A + ", 🏴"
    })
    void whatJoinsStaysOnlyWhereItJoins(String dressed, String plain) {
        assertThat(Text.line(dressed)).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200b", "\u200d", "\ufe0f", "\u2060", "\u034f", TAG_A})
    void whatStoodBetweenTwoLettersKeepsThemNotApart(String between) {
        assertThat(Text.line("ᄒ" + between + "ᅡ" + between + "ᆫ")).isEqualTo("한");
        assertThat(Text.line("e" + between + "\u0301")).isEqualTo("\u00e9");
    }

    /// Texts of what there is trouble with, in any order.
    @RepeatedTest(300)
    void toTidyAgainChangesNothing(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        for (int i = 0; i < 50; i++) {
            var raw = new StringBuilder();
            int length = 1 + random.nextInt(12);
            for (int k = 0; k < length; k++) {
                raw.append(random.nextInt(8) == 0 ? anyCharacter(random) : TROUBLE.get(random.nextInt(TROUBLE.size())));
            }
            for (var tidy : List.of(Text.line(raw.toString()), Text.lines(raw.toString()))) {
                var spelled = raw.codePoints().mapToObj(Characters::nameOf).toList();

                assertThat(Text.lines(tidy)).as("%s", spelled).isEqualTo(tidy);
                assertThat(Normalizer.isNormalized(tidy, Normalizer.Form.NFC))
                        .as("%s", spelled)
                        .isTrue();
            }
        }
    }

    private static String anyCharacter(Random random) {
        return Character.toString(random.nextInt(Character.MAX_CODE_POINT + 1));
    }

    @Test
    void aLoneHalfOfAPairMeetsNoOther() {
        assertThat(Text.line("가\ud83c\u200b\udf00")).isEqualTo("가\ufffd\ufffd");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u00a0",
                "\u200b\u200d",
                "\u3164",
                "\u2800",
                "\ufe0f",
                "\u115f\u1160",
                "\u2028",
                "\u0301",
                "\u0301 \u0302",
                "\u20e3",
                "\ue000",
                "\udb80\udc00",
                "\u0378",
                "\ufffc",
                "\ufffd\ufffd",
                "\ufffd \u0301 \ue000"
            })
    void whatNobodySeesIsNoName(String name) {
        assertThat(Text.line(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"☕️", "👨‍👩‍👧‍👦", "👍🏽", "🏳️‍🌈", "1️⃣", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "葛󠄀", "❤️‍🔥"})
    void whatOneSeesStays(String letter) {
        assertThat(Text.line("가" + letter + "나")).isEqualTo("가" + letter + "나");
        assertThat(Text.length(letter)).isEqualTo(1);
        assertThat(Text.length("가" + letter + "나")).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "-", "?", "ㅋ", "é", "밥집\ue000", "🇰🇷", "🫪", "1⃣"})
    void whatIsSeenIsAName(String name) {
        assertThat(Text.line(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"abc, 3", "김치찌개, 4", "각, 1", "🍚🍚, 2", "🇰🇷🇰🇷, 2", "ㅋㅋ, 2", "é, 1"})
    void lettersAreCountedAsPeopleDo(String text, int letters) {
        assertThat(Text.length(text)).isEqualTo(letters);
    }

    @Test
    void onlyWhoMayWriteLinesDoes() {
        assertThat(Text.lines(" 맛있어요\r\n\r\n또\u00a0올게요\n")).isEqualTo("맛있어요\n\n또 올게요");
        assertThat(Text.line("한 줄\n두 줄")).isEqualTo("한 줄 두 줄");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 0x1b, 0x7f, 0x85, 0xd800, 0xdfff, 0xfdd0, 0xfffe, 0x1ffff})
    void someCharactersMayStandNowhere(int character) {
        assertThat(Characters.isForbidden(character)).isTrue();
        assertThat(Characters.firstForbidden("a" + Character.toString(character)))
                .hasValue(character);
    }

    @Test
    void theOthersMay() {
        assertThat(Characters.firstForbidden("tab\t line\r\n 🍚 한 \u200b \ufffd \ue000"))
                .isEmpty();
        assertThat(Characters.spelledOut("a\u0000b")).isEqualTo("aU+0000b");
    }

    @Test
    void aTextFitsByTheLettersAPersonCounts() {
        assertThat(Text.fits("두 마리", 1, 4)).isTrue();
        assertThat(Text.fits("두 마리", 1, 3)).isFalse();
        assertThat(Text.fits("👨‍👩‍👧", 1, 1)).isTrue();
        assertThat(Text.fits("두", 2, 4)).isFalse();
    }

    @Test
    void blanksSayNothingWhereSomethingMustBeSaid() {
        assertThat(Text.fits("  ", 1, 4)).isFalse();
        assertThat(Text.fits("", 1, 4)).isFalse();
        assertThat(Text.fits("  ", 0, 4)).isTrue();
        assertThat(Text.fits("", 0, 4)).isTrue();
    }
}
