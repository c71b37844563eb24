package dev.dosirak.platform.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {

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
                "\t밥집\r\n"
            })
    void whatNobodySeesMakesNoOtherName(String name) {
        assertThat(Text.line(name)).isEqualTo("밥집");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00a0", "\u200b\u200d", "\u3164", "\u2800", "\ufe0f", "\u115f\u1160", "\u2028"})
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
}
