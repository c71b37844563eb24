package dev.dosirak.box.command;

import java.util.List;

/// One line per check.
final class CheckTable {

    private final Terminal terminal;

    CheckTable(Terminal terminal) {
        this.terminal = terminal;
    }

    void show(List<Check> checks) {
        var out = terminal.out();
        out.println(terminal.bold(row("CHECK", "STATE    ", "")));
        checks.forEach(it -> out.println(
                row(it.name(), it.good() ? terminal.green("good     ") : terminal.red("look here"), it.finding())));
    }

    private static String row(String name, String state, String finding) {
        return "%-14s %s %s".formatted(name, state, finding).stripTrailing();
    }
}
