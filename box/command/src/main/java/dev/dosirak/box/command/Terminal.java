package dev.dosirak.box.command;

import java.io.PrintStream;
import java.util.Optional;

/// Where we write to: how wide it is, and whether lines can be drawn again and coloured.
///
/// @param columns 0 when it is no terminal
record Terminal(PrintStream out, int columns, boolean colours) {

    private static final String ESCAPE = "\u001b[";

    /// The script tells in the system property `dosirak.columns`.
    static Terminal ofThisProcess() {
        var columns = Integer.getInteger("dosirak.columns", 0);
        var noColour = Optional.ofNullable(System.getenv("NO_COLOR")).filter(it -> !it.isEmpty());
        return new Terminal(System.out, columns, columns > 0 && noColour.isEmpty());
    }

    boolean live() {
        return columns > 0;
    }

    String green(String text) {
        return coloured("32", text);
    }

    String yellow(String text) {
        return coloured("33", text);
    }

    String red(String text) {
        return coloured("31", text);
    }

    String faint(String text) {
        return coloured("2", text);
    }

    String bold(String text) {
        return coloured("1", text);
    }

    private String coloured(String code, String text) {
        return colours ? ESCAPE + code + "m" + text + ESCAPE + "0m" : text;
    }

    /// Moves up over `lines` lines drawn before, so that they can be drawn again.
    void up(int lines) {
        if (lines > 0) {
            out.print(ESCAPE + lines + "A");
        }
    }

    /// Prints one line over whatever stood there.
    void over(String line) {
        out.println("\r" + ESCAPE + "K" + line);
    }
}
