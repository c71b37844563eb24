package dev.dosirak.box.command;

import dev.dosirak.box.command.Copies.NodeCopy;
import dev.dosirak.box.command.CopyState.Condition;
import dev.dosirak.demo.terminal.DisplayWidth;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// One line per copy: of whose data, in which state, how old, what waits. Below it how far an import has come, and in
/// the end what could not be read.
final class CopyTable {

    private static final Duration BEHIND = Duration.ofMinutes(1);
    private static final int FIGURES = 42;
    private static final int NARROWEST = 6;
    private static final String INDENT = "  ";

    private final Terminal terminal;
    private final ImportRates rates = new ImportRates();

    CopyTable(Terminal terminal) {
        this.terminal = terminal;
    }

    private record Widths(int name, int domain, int owner) {}

    List<String> lines(Copies copies, Instant now) {
        var lines = new ArrayList<String>();
        if (copies.copies().isEmpty()) {
            lines.add(copies.answering().isEmpty() ? "No service answers." : "No service that runs keeps a copy.");
        } else {
            var widths = widths(copies);
            lines.add(terminal.bold(row(widths, "COPY", "OF", "OWNER", "STATE      ", "     AGE", "WAITING", "ASIDE")));
            copies.copies().forEach(it -> {
                lines.add(row(it, copies, widths, now));
                addImport(lines, it, now);
            });
            copies.copies().forEach(it -> addAside(lines, it));
        }
        copies.missing()
                .forEach(it -> LineWrapper.wrap(it.sentence(), terminal.columns())
                        .forEach(line -> lines.add(terminal.red(line))));
        return lines;
    }

    /// Names are cut only where the terminal is too narrow, that of the copy last: it is needed to name it.
    private Widths widths(Copies copies) {
        int name = widest("COPY", copies, NodeCopy::label);
        int domain = widest("OF", copies, NodeCopy::domain);
        int owner = widest("OWNER", copies, it -> owner(copies, it));
        if (!terminal.live()) {
            return new Widths(name, domain, owner);
        }
        int tooMuch = name + domain + owner + FIGURES - terminal.columns();
        int lessOwner = Math.clamp(tooMuch, 0, Math.max(0, owner - NARROWEST));
        int lessDomain = Math.clamp(tooMuch - lessOwner, 0, Math.max(0, domain - NARROWEST));
        int lessName = Math.clamp(tooMuch - lessOwner - lessDomain, 0, Math.max(0, name - NARROWEST));
        return new Widths(name - lessName, domain - lessDomain, owner - lessOwner);
    }

    private static int widest(String heading, Copies copies, Function<NodeCopy, String> cell) {
        return copies.copies().stream().map(cell).mapToInt(DisplayWidth::of).reduce(heading.length(), Math::max);
    }

    private static String owner(Copies copies, NodeCopy nodeCopy) {
        var owner = copies.owners().get(nodeCopy.domain());
        return owner == null ? "unknown" : owner.key();
    }

    private String row(NodeCopy nodeCopy, Copies copies, Widths widths, Instant now) {
        var it = nodeCopy.state();
        var colour = colour(it, now);
        return row(
                widths,
                nodeCopy.label(),
                it.domain(),
                owner(copies, nodeCopy),
                colour.apply("%-11s".formatted(it.state().words())),
                colour.apply("%8s".formatted(age(it, now))),
                "%,d".formatted(it.waiting()),
                "%,d".formatted(it.setAside()));
    }

    private static String row(
            Widths widths,
            String name,
            String domain,
            String owner,
            String state,
            String age,
            String waiting,
            String aside) {
        return "%s  %s  %s  %s%s %9s %6s"
                .formatted(
                        DisplayWidth.fit(name, widths.name),
                        DisplayWidth.fit(domain, widths.domain),
                        DisplayWidth.fit(owner, widths.owner),
                        state,
                        age,
                        waiting,
                        aside);
    }

    private UnaryOperator<String> colour(CopyState it, Instant now) {
        if (it.state() == Condition.OWNER_AWAY) {
            return terminal::red;
        }
        var asOf = it.asOf();
        var behind = asOf == null || asOf.isBefore(now.minus(BEHIND));
        return behind || it.state() == Condition.IMPORTING ? terminal::yellow : terminal::green;
    }

    /// `1 s`, `12 min`, `5 h`, `2 days`.
    private static String age(CopyState it, Instant now) {
        var asOf = it.asOf();
        if (asOf == null) {
            return "no data";
        }
        var age = asOf.isAfter(now) ? Duration.ZERO : Duration.between(asOf, now);
        return age.compareTo(BEHIND) < 0 ? age.toSeconds() + " s" : DisplayFormat.duration(age);
    }

    private void addImport(List<String> lines, NodeCopy nodeCopy, Instant now) {
        var it = nodeCopy.state().importing();
        if (it == null) {
            return;
        }
        var rate = rates.at(nodeCopy.label(), it.imported(), now);
        var room = terminal.live() ? terminal.columns() - INDENT.length() : Integer.MAX_VALUE;
        lines.add(INDENT + ImportLine.bar(it, rate, room));
        var from = it.from();
        var to = it.to();
        if (from != null && to != null) {
            lines.add(
                    INDENT + "of what changed from %s to %s".formatted(SeoulTime.written(from), SeoulTime.written(to)));
        }
    }

    private void addAside(List<String> lines, NodeCopy nodeCopy) {
        var it = nodeCopy.state();
        if (it.aside().isEmpty()) {
            return;
        }
        lines.add("");
        lines.addAll(LineWrapper.wrap(nodeCopy.label() + " has set aside what it could not read:", terminal.columns()));
        var room = terminal.live() ? terminal.columns() - 2 * INDENT.length() : 0;
        for (var aside : it.aside()) {
            lines.add(INDENT + "%s  version %d".formatted(aside.id(), aside.version()));
            LineWrapper.wrap(aside.why(), room).forEach(line -> lines.add(INDENT + INDENT + line));
        }
    }
}
