package dev.dosirak.box.command;

import java.util.List;

/// Some lines on a terminal that are drawn over and over again in the same place.
final class Frame {

    private final Terminal terminal;
    private int drawn;

    /// @param terminal a live one
    Frame(Terminal terminal) {
        this.terminal = terminal;
    }

    /// @param lines none of them wider than the terminal
    void show(List<String> lines) {
        terminal.up(drawn);
        lines.forEach(terminal::over);
        for (int left = lines.size(); left < drawn; left++) {
            terminal.over("");
        }
        terminal.up(Math.max(0, drawn - lines.size()));
        drawn = lines.size();
    }

    /// Leaves nothing behind; what is printed next stands where it stood.
    void clear() {
        show(List.of());
    }
}
