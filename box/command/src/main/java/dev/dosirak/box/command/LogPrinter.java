package dev.dosirak.box.command;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Turns structured log lines into ones for people: time, level, text, and the stack trace below.
final class LogPrinter {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

    private final JsonMapper json = JsonMapper.shared();
    private final Terminal terminal;
    private final boolean raw;
    private final boolean named;
    private Instant last = Instant.EPOCH;

    /// @param named whether each line says whose it is
    LogPrinter(Terminal terminal, boolean raw, boolean named) {
        this.terminal = terminal;
        this.raw = raw;
        this.named = named;
    }

    /// @param at when it was written; of a line that does not tell, when the one before it was
    record Line(Instant at, String text) {}

    Line line(LogTail.Entry entry) {
        var source = named ? "%-14s ".formatted(entry.source()) : "";
        if (!entry.text().startsWith("{")) {
            last = time(entry.text().split("\\s", 2)[0]);
            return new Line(last, source + entry.text());
        }
        try {
            var node = json.readTree(entry.text());
            last = time(node.path("@timestamp").asString(""));
            return new Line(last, source + (raw ? entry.text() : readable(node)));
        } catch (JacksonException e) {
            return new Line(last, source + entry.text());
        }
    }

    private Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            return last;
        }
    }

    private String readable(JsonNode node) {
        var level = node.path("log").path("level").asString("");
        var shown = "%-5s".formatted(level);
        var coloured = switch (level) {
            case "ERROR" -> terminal.red(shown);
            case "WARN" -> terminal.yellow(shown);
            default -> shown;
        };
        var trace = node.path("error").path("stack_trace").asString("").stripTrailing();
        return "%s %s %s%s"
                .formatted(
                        terminal.faint(TIME.format(last)),
                        coloured,
                        node.path("message").asString(""),
                        trace.isEmpty() ? "" : "\n" + trace.indent(4).stripTrailing());
    }
}
