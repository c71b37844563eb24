package dev.dosirak.box.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrappedTest {

    @Test
    void textIsBrokenBetweenWords() {
        assertThat(Wrapped.lines("the menu has no category", 10)).containsExactly("the menu", "has no", "category");
    }

    @Test
    void aWordThatIsTooLongIsBrokenBetweenSyllables() {
        assertThat(Wrapped.lines("황금치킨합정동점", 6)).containsExactly("황금치", "킨합정", "동점");
        assertThat(Wrapped.lines("황금치킨", 5)).containsExactly("황금", "치킨");
    }

    @Test
    void whatWouldMoveTheCursorIsTakenOut() {
        assertThat(Wrapped.lines("one\n\ttwo\u001b[2Jthree", 0)).containsExactly("one two [2Jthree");
    }

    @Test
    void withoutATerminalEverythingFits() {
        assertThat(Wrapped.lines("word ".repeat(100), 0)).hasSize(1);
    }
}
