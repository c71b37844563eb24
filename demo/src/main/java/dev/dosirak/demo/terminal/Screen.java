package dev.dosirak.demo.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;

/// Where a command writes to: a terminal somebody looks at, or a file.
public final class Screen {

    private static final String ERASE_LINE = "\r\u001B[2K";
    private static final String PLAIN = "\u001B[0m";

    private final PrintStream out;
    private final boolean terminal;
    private final boolean colours;
    private boolean liveLine;

    /// How a piece of text looks.
    public enum Style {
        BOLD("1"),
        DIM("2"),
        RED("31"),
        GREEN("32"),
        YELLOW("33"),
        MAGENTA("35"),
        CYAN("36");

        private final String code;

        Style(String code) {
            this.code = code;
        }
    }

    /// @param terminal whether lines may be rewritten
    /// @param colours  whether colours may be used
    public Screen(PrintStream out, boolean terminal, boolean colours) {
        this.out = out;
        this.terminal = terminal;
        this.colours = colours;
    }

    /// Standard output, as UTF-8 whatever the locale; colours only on a terminal and not under `NO_COLOR`.
    public static Screen standard() {
        var console = System.console();
        boolean terminal = console != null && console.isTerminal();
        return new Screen(
                new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8),
                terminal,
                terminal && System.getenv("NO_COLOR") == null);
    }

    public boolean isTerminal() {
        return terminal;
    }

    public String in(Style style, String text) {
        return colours ? "\u001B[" + style.code + "m" + text + PLAIN : text;
    }

    public synchronized void line(String text) {
        out.println(liveLine ? ERASE_LINE + text : text);
        liveLine = false;
    }

    /// A line that the next one replaces; nothing where lines cannot be rewritten.
    public synchronized void live(String text) {
        if (terminal) {
            out.print(ERASE_LINE + text);
            out.flush();
            liveLine = true;
        }
    }
}
