package dev.dosirak.box.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dosirak.demo.terminal.DisplayWidth;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A terminal that remembers what was written, and can tell what somebody in front of it sees.
final class RecordingTerminal {

    private static final Pattern UP = Pattern.compile("^\u001b\\[(\\d+)A");
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final Terminal terminal;

    private RecordingTerminal(int columns) {
        terminal = new Terminal(new PrintStream(written, true, UTF_8), columns, columns > 0);
    }

    static RecordingTerminal live(int columns) {
        return new RecordingTerminal(columns);
    }

    /// No terminal at all.
    static RecordingTerminal plain() {
        return new RecordingTerminal(0);
    }

    Terminal terminal() {
        return terminal;
    }

    String written() {
        return written.toString(UTF_8);
    }

    /// Every line ever drawn, without colours and movements.
    List<String> lines() {
        return drawn().map(RecordingTerminal::bare).toList();
    }

    /// A return to the start of a line ends none.
    private Stream<String> drawn() {
        return written().replace("\r", "").lines();
    }

    int widest() {
        return lines().stream().mapToInt(DisplayWidth::of).max().orElse(0);
    }

    /// The lines that stand there in the end.
    List<String> shown() {
        var screen = new ArrayList<String>();
        int row = 0;
        for (var line : drawn().toList()) {
            var rest = line;
            for (var up = UP.matcher(rest); up.find(); up = UP.matcher(rest)) {
                row -= Integer.parseInt(up.group(1));
                rest = rest.substring(up.end());
            }
            if (row == screen.size()) {
                screen.add("");
            }
            screen.set(row++, bare(rest));
        }
        while (!screen.isEmpty() && screen.getLast().isEmpty()) {
            screen.removeLast();
        }
        return screen;
    }

    private static String bare(String line) {
        var text = COLOUR.matcher(line).replaceAll("").replace("\u001b[K", "");
        while (UP.matcher(text).find()) {
            text = UP.matcher(text).replaceFirst("");
        }
        return text.stripTrailing();
    }
}
