package dev.dosirak.box.command;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// One line per gateway for its statement of a day, and below them one for each difference that somebody
/// has to see to.
final class StatementTable {

    private static final int MOST = 40;

    private final Terminal terminal;
    private final LocalDate day;
    private final List<String> open = new ArrayList<>();

    StatementTable(Terminal terminal, LocalDate day) {
        this.terminal = terminal;
        this.day = day;
    }

    void head() {
        terminal.out()
                .println(terminal.bold(row(
                        "GATEWAY", "ROWS", "TAKEN BY US", "TAKEN", "GIVEN BACK", "FEE + VAT", "TO PAY OUT", "OPEN")));
    }

    /// @param reconciliation as the payment service has it; empty when nobody has looked at that day yet
    void line(String gateway, Optional<JsonNode> reconciliation) {
        if (reconciliation.isEmpty()) {
            terminal.out().println("%-10s no statement of %s was looked for".formatted(gateway, day));
            return;
        }
        var it = reconciliation.get();
        var problem = it.path("problem").asString("");
        if (!problem.isEmpty()) {
            terminal.out().println("%-10s %s".formatted(gateway, terminal.red("the statement is " + problem)));
            return;
        }
        int differences = it.path("open").asInt();
        var line = row(
                gateway,
                it.path("rows").asString(""),
                won(it, "takenByUs"),
                won(it, "taken"),
                won(it, "givenBack"),
                won(it.path("fee").asLong() + it.path("vat").asLong()),
                won(it, "payOut"),
                Integer.toString(differences));
        terminal.out().println(differences == 0 ? line : terminal.yellow(line));
        it.path("differences").forEach(each -> add(gateway, each));
    }

    private void add(String gateway, JsonNode difference) {
        if (difference.path("open").asBoolean()) {
            open.add("  %-10s %-28s ours %s, theirs %s  %s"
                    .formatted(
                            gateway,
                            difference.path("reason").asString(""),
                            won(difference, "ours"),
                            won(difference, "theirs"),
                            difference.path("about").asString("")));
        }
    }

    void differences() {
        if (!open.isEmpty()) {
            terminal.out().println();
        }
        open.stream().limit(MOST).forEach(terminal.out()::println);
        if (open.size() > MOST) {
            terminal.out().println("  and %d more".formatted(open.size() - MOST));
        }
    }

    private static String won(JsonNode node, String field) {
        return won(node.path(field).asLong());
    }

    private static String won(long amount) {
        return String.format(Locale.ROOT, "%,d", amount);
    }

    private static String row(
            String gateway,
            String rows,
            String takenByUs,
            String taken,
            String givenBack,
            String fee,
            String payOut,
            String open) {
        return "%-10s %6s %13s %13s %12s %11s %13s %5s"
                .formatted(gateway, rows, takenByUs, taken, givenBack, fee, payOut, open);
    }
}
