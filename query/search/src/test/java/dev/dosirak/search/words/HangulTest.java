package dev.dosirak.search.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class HangulTest {

    @Test
    void keysAreWhatOneTypes() {
        assertThat(Hangul.keys("치킨")).isEqualTo("ㅊㅣㅋㅣㄴ");
        assertThat(Hangul.keys("닭볶음")).isEqualTo("ㄷㅏㄹㄱㅂㅗㄲㅇㅡㅁ");
        assertThat(Hangul.keys("과일 bbq 1.5")).isEqualTo("ㄱㅗㅏㅇㅣㄹ bbq 1.5");
        assertThat(Hangul.keys("ㄺㅘㅋ")).isEqualTo("ㄹㄱㅗㅏㅋ");
    }

    @Test
    void initialsAreWhatBlocksBeginWith() {
        assertThat(Hangul.initials("삼겹살 bbq")).isEqualTo("ㅅㄱㅅ bbq");
        assertThat(Hangul.isInitials("ㅊㅋ")).isTrue();
        assertThat(Hangul.isInitials("치ㅋ")).isFalse();
        assertThat(Hangul.isInitials("ㅏㅋ")).isFalse();
    }

    @Test
    void aConsonantGoesWhereTheScreenPutsIt() {
        assertThat(Hangul.compose("ㅊㅣㅋ")).isEqualTo("칰");
        assertThat(Hangul.compose("ㄷㅏㄹㄱㅏㄹㅂㅣ")).isEqualTo("달갈비");
        assertThat(Hangul.compose("ㅋㅋㅏ")).isEqualTo("ㅋ카");
        assertThat(Hangul.compose("ㅏㄱ")).isEqualTo("ㅏㄱ");
    }

    @RepeatedTest(300)
    void whatIsTypedAppears(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        var text = blocks(random, 1 + random.nextInt(6));

        assertThat(Hangul.compose(Hangul.keys(text))).isEqualTo(text);
    }

    /// Every moment of typing is a prefix of its end.
    @RepeatedTest(100)
    void halfTypedIsAPrefix(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        var text = blocks(random, 1 + random.nextInt(5));
        var keys = Hangul.keys(text);
        for (int i = 1; i <= keys.length(); i++) {
            var screen = Hangul.compose(keys.substring(0, i));
            assertThat(keys).as(screen).startsWith(Hangul.keys(screen));
        }
    }

    @RepeatedTest(100)
    void initialsAreTheFirstKeyOfEachBlock(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        var text = blocks(random, 1 + random.nextInt(6));
        var expected = new StringBuilder();
        text.chars()
                .forEach(it ->
                        expected.append(Hangul.keys(String.valueOf((char) it)).charAt(0)));

        assertThat(Hangul.initials(text)).isEqualTo(expected.toString());
        assertThat(Hangul.isInitials(Hangul.initials(text))).isTrue();
    }

    private static String blocks(Random random, int count) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append((char) ('가' + random.nextInt('힣' - '가' + 1)));
        }
        return text.toString();
    }
}
