package dev.dosirak.box.command;

import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Two lines per task: which it is, and what is known of it.
final class TaskTable {

    private final Terminal terminal;

    TaskTable(Terminal terminal) {
        this.terminal = terminal;
    }

    /// @param tasks as the payment service lists them
    void show(List<JsonNode> tasks) {
        if (tasks.isEmpty()) {
            terminal.out().println("Nothing waits for people.");
            return;
        }
        for (var each : tasks) {
            terminal.out()
                    .println("%s %s  %s  since %s"
                            .formatted(
                                    each.path("taskId").asString(""),
                                    terminal.bold(each.path("kind").asString("")),
                                    each.path("about").asString(""),
                                    SeoulTime.written(
                                            Instant.parse(each.path("since").asString()))));
            terminal.out().println("    " + each.path("detail").asString(""));
        }
    }
}
