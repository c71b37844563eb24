package dev.dosirak.box.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FrameTest {

    private final RecordingTerminal terminal = RecordingTerminal.live(80);
    private final Frame frame = new Frame(terminal.terminal());

    @Test
    void itIsDrawnInTheSamePlaceAgain() {
        terminal.terminal().out().println("before");
        frame.show(List.of("one", "two"));
        frame.show(List.of("three", "four"));

        assertThat(terminal.shown()).containsExactly("before", "three", "four");
    }

    @Test
    void aShorterOneLeavesNothingOfTheLonger() {
        frame.show(List.of("one", "two", "three"));
        frame.show(List.of("four"));
        terminal.terminal().out().println("after");

        assertThat(terminal.shown()).containsExactly("four", "after");
    }

    @Test
    void aClearedOneWasNeverThere() {
        frame.show(List.of("one", "two"));
        frame.clear();
        frame.show(List.of("three"));

        assertThat(terminal.shown()).containsExactly("three");
    }
}
