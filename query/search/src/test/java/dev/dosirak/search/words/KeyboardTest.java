package dev.dosirak.search.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeyboardTest {

    @Test
    void aWordTypedOnTheOtherKeyboardIsReadOnThisOne() {
        assertThat(Keyboard.other("clzls")).contains("치킨");
        assertThat(Keyboard.other("vlwk")).contains("피자");
        assertThat(Keyboard.other("ㅔㅑㅋㅋㅁ")).contains("pizza");
        assertThat(Keyboard.other("ㅠㅠㅂ")).contains("bbq");
    }

    @Test
    void aWordThatMakesNoSenseThereIsLeftAlone() {
        assertThat(Keyboard.other("bbq")).isEmpty();
        assertThat(Keyboard.other("pizza")).isEmpty();
        assertThat(Keyboard.other("치킨")).isEmpty();
        assertThat(Keyboard.other("ㅊㅋ")).isEmpty();
        assertThat(Keyboard.other("1")).isEmpty();
        assertThat(Keyboard.other("café")).isEmpty();
    }
}
