package dev.dosirak.drills.drill;

import java.io.PrintStream;
import java.util.Locale;

/// What came of a drill, for a terminal.
final class TerminalTable {

    private static final String ROW = "%-44s %9d %9d %9d %9d %9d %7d %7d%n";

    private TerminalTable() {}

    static void print(DrillResult result, PrintStream out) {
        out.printf("%n%s, %s: %s%n", result.drill(), result.mode(), result.story());
        result.design().forEach(it -> out.printf("  - %s%n", it));
        out.printf(
                "%n%-44s %9s %9s %9s %9s %9s %7s %7s%n",
                "phase", "requests", "ok", "refused", "errors", "unknown", "p50 ms", "p99 ms");
        for (int i = 0; i < result.phases().size(); i++) {
            row(out, result.phases().get(i).name(), result.answers().get(i));
        }
        row(out, "all", result.all());
        out.println();
        for (var check : result.checks()) {
            out.printf("  %s %s: %s%n", check.held() ? "✓" : "✗", check.name(), check.detail());
        }
        out.printf("%n%s. %s%n%n", result.verdict(), result.outcome());
    }

    private static void row(PrintStream out, String name, AnswerStats it) {
        out.printf(
                Locale.ROOT,
                ROW,
                name.length() > 44 ? name.substring(0, 44) : name,
                it.requests(),
                it.ok(),
                it.refused(),
                it.errors(),
                it.unknown(),
                it.p50(),
                it.p99());
    }
}
