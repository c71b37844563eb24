package dev.dosirak.box.command;

import dev.dosirak.box.supervisor.RunState;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/// Tells the terminal when a part has died and when it is back.
final class RestartReporter {

    private final Terminal terminal;
    private final Map<String, Integer> died = new HashMap<>();
    private final Map<String, Integer> back = new HashMap<>();

    RestartReporter(Terminal terminal) {
        this.terminal = terminal;
    }

    void report(RunState state) {
        for (var part : state.components()) {
            if (part.restarts() == 0) {
                continue;
            }
            if (!Integer.valueOf(part.restarts()).equals(died.put(part.name(), part.restarts()))) {
                line(
                        terminal.red("died "),
                        part.name() + ": " + part.lastDeath().replaceFirst("^\\S+ ", ""));
            }
            if (part.condition() == RunState.Condition.READY
                    && !Integer.valueOf(part.restarts()).equals(back.put(part.name(), part.restarts()))) {
                line(terminal.green("ready"), part.name());
            }
        }
    }

    private void line(String what, String text) {
        terminal.out().println("%s  %s  %s".formatted(LocalTime.now().truncatedTo(ChronoUnit.SECONDS), what, text));
    }
}
