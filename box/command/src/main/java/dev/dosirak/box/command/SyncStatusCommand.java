package dev.dosirak.box.command;

import dev.dosirak.box.supervisor.PollPause;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "status",
        header = "Shows how every copy does.",
        description = {
            "One line per copy, and per node where each has its own: whose data it holds, its state, how old it may be, how many",
            "changes wait to be fetched, how many could not be read and were set aside.",
            "",
            "  current      as the owner has it",
            "  catching up  has heard of changes and fetches them",
            "  importing    takes in everything, or what changed in a span of time",
            "  owner away   serves on with what it has"
        },
        footer = "%nExit codes: 0 shown, 1 nothing runs.",
        mixinStandardHelpOptions = true)
final class SyncStatusCommand implements Callable<Integer> {

    private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);
    private static final Duration SECOND_LOOK = Duration.ofMillis(500);

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private SyncCommand sync;

    @Option(names = "--watch", description = "Stay and look again every second, until Ctrl-C.")
    private boolean watch;

    @Override
    public Integer call() {
        return show(sync, watch);
    }

    static int show(SyncCommand sync, boolean watch) {
        var services = sync.services();
        var table = new CopyTable(sync.terminal());
        var first = services.lookAtEveryNode().requireSome();
        var lines = table.lines(first, sync.clock().instant());
        if (watch) {
            watch(sync, services, table);
            return 0;
        }
        if (first.copies().stream().anyMatch(it -> it.state().importing() != null)) {
            PollPause.of(SECOND_LOOK); // how fast it goes is not seen at one look
            lines = table.lines(services.lookAtEveryNode(), sync.clock().instant());
        }
        lines.forEach(sync.terminal().out()::println);
        return 0;
    }

    private static void watch(SyncCommand sync, SyncServices services, CopyTable table) {
        var terminal = sync.terminal();
        var frame = new Frame(terminal);
        while (!Thread.currentThread().isInterrupted()) {
            var now = sync.clock().instant();
            var lines = new ArrayList<>(table.lines(services.lookAtEveryNode(), now));
            var time = LocalTime.ofInstant(now, ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS);
            if (terminal.live()) {
                lines.add(terminal.faint("%tT, and again every second; Ctrl-C ends it".formatted(time)));
                frame.show(lines);
            } else {
                terminal.out().println("%tT".formatted(time));
                lines.forEach(terminal.out()::println);
            }
            PollPause.of(POLL_INTERVAL);
        }
    }
}
