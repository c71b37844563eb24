package dev.dosirak.box.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LineWrapperTest {

    @Test
    void textIsBrokenBetweenWords() {
        assertThat(LineWrapper.wrap("the menu has no category", 10)).containsExactly("the menu", "has no", "category");
    }

    @Test
    void aWordThatIsTooLongIsBrokenBetweenSyllables() {
        assertThat(LineWrapper.wrap("황금치킨합정동점", 6)).containsExactly("황금치", "킨합정", "동점");
        assertThat(LineWrapper.wrap("황금치킨", 5)).containsExactly("황금", "치킨");
    }

    @Test
    void whatWouldMoveTheCursorIsTakenOut() {
        assertThat(LineWrapper.wrap("one\n\ttwo\u001b[2Jthree", 0)).containsExactly("one two [2Jthree");
    }

    @Test
    void withoutATerminalEverythingFits() {
        assertThat(LineWrapper.wrap("word ".repeat(100), 0)).hasSize(1);
    }
}
