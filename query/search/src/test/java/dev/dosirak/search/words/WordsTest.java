package dev.dosirak.search.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dosirak.platform.kernel.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {

    @Test
    void whatLooksTheSameIsTheSame() {
        assertThat(Words.of("ＢＢＱ　치킨!").each()).containsExactly("bbq", "치킨");
        assertThat(Words.of("\u110E\u1175\u110F\u1175\u11AB").each()).containsExactly("치킨");
        assertThat(Words.of("ㅊㅋ").each()).containsExactly("ㅊㅋ");
        assertThat(Words.of("Café-Latte 1.25L").each()).containsExactly("café", "latte", "1", "25l");
        assertThat(Words.of("***").isEmpty()).isTrue();
    }

    @Test
    void aQuestionOfAHundredCharactersIsTheLongest() {
        assertThat(Words.ofQuery("치".repeat(100)).joined()).hasSize(100);
        assertThat(Words.ofQuery("🪑".repeat(100)).isEmpty()).isTrue();
        assertThat(Words.ofQuery("🍗️".repeat(100)).each()).containsExactly("치킨");
        assertThat(Words.ofQuery("☕️ 라떼 1️⃣").each()).containsExactly("라떼", "1");
        assertRefused("치".repeat(101), WordsRefusal.TOO_LONG);
        assertRefused("가".repeat(10_000), WordsRefusal.TOO_LONG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"치\u0000킨", "\u001B[2J", "치\n킨", "\uD800", "치\uDC00", "\uFFFD", "\uE000", "\u0378"})
    void whatIsNoTextIsRefused(String question) {
        assertRefused(question, WordsRefusal.NO_TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u3000", "\u200b", "\u3164"})
    void aQuestionHasWords(String question) {
        assertRefused(question, WordsRefusal.NO_WORDS);
    }

    private static void assertRefused(String question, WordsRefusal reason) {
        assertThatThrownBy(() -> Words.ofQuery(question))
                .isInstanceOfSatisfying(
                        Refused.class, it -> assertThat(it.why()).isEqualTo(reason));
    }
}
