package dev.dosirak.box.command;

import dev.dosirak.box.supervisor.RunState;
import dev.dosirak.box.supervisor.RunState.ComponentState;
import dev.dosirak.box.supervisor.RunState.Condition;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// What one sees while everything starts: a live table with one line per part, or plain lines where nothing can be
/// drawn again.
final class StartTable {

    private final Terminal terminal;
    private final Clock clock;
    private final Map<String, Condition> printed = new HashMap<>();
    private int drawn;

    StartTable(Terminal terminal, Clock clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    /// Only what the start waits for.
    void show(RunState state) {
        var parts = state.components().stream().filter(it -> !it.isBehind()).toList();
        if (terminal.live()) {
            terminal.up(drawn);
            parts.forEach(it -> terminal.over(line(it)));
            drawn = parts.size();
        } else {
            parts.forEach(this::print);
        }
    }

    private void print(ComponentState part) {
        if (printed.put(part.name(), part.condition()) == part.condition()) {
            return;
        }
        switch (part.condition()) {
            case WAITING, STOPPED -> {}
            case STARTING -> terminal.out().println("starting " + part.name());
            case READY ->
                terminal.out().println("ready    %s in %s".formatted(part.name(), DisplayFormat.duration(took(part))));
            case DOWN -> terminal.out().println("died     %s (%s)".formatted(part.name(), part.lastDeath()));
        }
    }

    private String line(ComponentState part) {
        return "  %-22s %s".formatted(part.name(), condition(part));
    }

    private String condition(ComponentState part) {
        var running = DisplayFormat.duration(Duration.between(part.since(), clock.instant()));
        return switch (part.condition()) {
            case WAITING -> terminal.faint("waiting");
            case STARTING -> terminal.yellow("%-10s".formatted("starting")) + running;
            case READY -> terminal.green("%-10s".formatted("ready")) + DisplayFormat.duration(took(part));
            case DOWN -> terminal.red("%-10s".formatted("died")) + "starting again";
            case STOPPED -> terminal.faint("stopped");
        };
    }

    private static Duration took(ComponentState part) {
        return Duration.ofMillis(part.tookMillis());
    }
}
