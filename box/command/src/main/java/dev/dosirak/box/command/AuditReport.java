package dev.dosirak.box.command;

import dev.dosirak.box.command.AuditSum.AuditOutcome;
import dev.dosirak.box.command.AuditSum.AuditOutcome.Compared;
import dev.dosirak.box.command.AuditSum.AuditOutcome.NotCompared;
import dev.dosirak.demo.terminal.DisplayWidth;
import java.io.PrintStream;
import java.util.List;

/// An audit for people: a line per copy, below it exactly what has drifted, and the sum in the end.
final class AuditReport {

    private static final String INDENT = "  ";

    private final Terminal terminal;
    private final PrintStream out;
    private final int name;

    /// @param names of all copies that will be told about
    AuditReport(Terminal terminal, List<String> names) {
        this.terminal = terminal;
        this.out = terminal.out();
        this.name = names.stream().mapToInt(DisplayWidth::of).max().orElse(0);
    }

    /// `order-shops       comparing, 12 s`
    String comparing(String copy, long seconds) {
        var line = headed(copy, "comparing, %d s".formatted(seconds));
        return terminal.live() ? DisplayWidth.fit(line, terminal.columns()).stripTrailing() : line;
    }

    void print(AuditOutcome outcome) {
        switch (outcome) {
            case Compared it -> print(it);
            case NotCompared it -> {
                out.println(headed(it.copy().name(), terminal.red("not compared")));
                indented(it.why());
            }
        }
    }

    private void print(Compared outcome) {
        var audit = outcome.audit();
        var found = "drift %,d of %,d".formatted(audit.drift().size(), audit.compared());
        var clean = audit.drift().isEmpty();
        out.println(headed(outcome.copy().name(), clean ? terminal.green(found) : terminal.red(found)));
        if (clean) {
            return;
        }
        out.println(INDENT + row("ID", "COPY HAS", "OWNER HAS"));
        audit.drift().forEach(it -> out.println(INDENT + row(it.id().toString(), it.heldInWords(), it.ownedInWords())));
        if (audit.repaired() > 0) {
            out.println(INDENT + terminal.green("repaired %,d".formatted(audit.repaired())));
        }
    }

    private static String row(String id, String held, String owned) {
        return "%-36s  %-16s  %s".formatted(id, held, owned);
    }

    private String headed(String copy, String rest) {
        return DisplayWidth.fit(copy, name) + INDENT + rest;
    }

    private void indented(String text) {
        int room = terminal.live() ? terminal.columns() - INDENT.length() : 0;
        LineWrapper.wrap(text, room).forEach(it -> out.println(INDENT + it));
    }

    void sum(AuditSum sum) {
        for (var it : sum.missing()) {
            out.println(terminal.red(
                    "not known whether %s keeps copies".formatted(it.service().key())));
            indented(it.sentence());
        }
        var drift = "drift %,d%s".formatted(sum.drift(), repaired(sum));
        var notCompared = sum.notCompared();
        if (notCompared.isEmpty()) {
            out.println(drift);
        } else {
            var text = "not compared: %s; elsewhere %s".formatted(String.join(", ", notCompared), drift);
            LineWrapper.wrap(text, terminal.columns()).forEach(out::println);
        }
    }

    private static String repaired(AuditSum sum) {
        if (sum.drift() == 0) {
            return "";
        }
        if (sum.repaired() == 0) {
            return ", not repaired; --repair does";
        }
        return sum.repaired() == sum.drift() ? ", all repaired" : ", %,d repaired".formatted(sum.repaired());
    }
}
