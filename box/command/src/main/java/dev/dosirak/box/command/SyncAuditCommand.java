package dev.dosirak.box.command;

import dev.dosirak.box.command.AuditSum.AuditOutcome;
import dev.dosirak.box.command.AuditSum.AuditOutcome.Compared;
import dev.dosirak.box.command.AuditSum.AuditOutcome.NotCompared;
import dev.dosirak.box.command.Copies.NodeCopy;
import dev.dosirak.box.command.ServiceCallFailed.Reason;
import dev.dosirak.box.supervisor.CommandFailed;
import dev.dosirak.box.supervisor.PollPause;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "audit",
        header = "Compares copies with their owners, thing by thing, and repairs them.",
        description = {
            "Goes on beside the traffic; a change that is still on its way is no drift.",
            "Takes seconds where nothing differs, up to a minute where much does."
        },
        footer = {
            "",
            "Examples:",
            "  ./dosirak sync audit",
            "  ./dosirak sync audit storefront --repair",
            "  ./dosirak sync audit --json",
            "",
            "Exit codes: 0 no drift, or all of it repaired, 1 drift that was not repaired, or",
            "something could not be compared, 2 wrong arguments."
        },
        mixinStandardHelpOptions = true)
final class SyncAuditCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private SyncCommand sync;

    @Parameters(
            arity = "0..*",
            paramLabel = "VIEW",
            description = "Copies, such as storefront-shops, or services, for all copies they keep; all otherwise.")
    private List<String> views = List.of();

    @Option(names = "--repair", description = "Set right what has drifted.")
    private boolean repair;

    @Option(names = "--json", description = "For scripts: one JSON document.")
    private boolean json;

    @Override
    public Integer call() {
        var services = sync.services();
        var copies = services.look().requireSome();
        var chosen = chosen(copies);
        var missing = views.isEmpty() ? copies.missing() : List.<ServiceCallFailed>of();
        if (chosen.isEmpty() && missing.isEmpty()) {
            throw new CommandFailed("No service that runs keeps a copy");
        }
        var report = new AuditReport(
                sync.terminal(), chosen.stream().map(NodeCopy::name).toList());
        var outcomes = new ArrayList<AuditOutcome>();
        for (var copy : chosen) {
            var outcome = outcome(services, copies, copy, report);
            outcomes.add(outcome);
            if (!json) {
                report.print(outcome);
            }
        }
        var sum = new AuditSum(outcomes, missing);
        if (json) {
            AuditJson.of(sum).print(sync.terminal().out());
        } else {
            report.sum(sum);
        }
        return sum.isSettled() ? 0 : 1;
    }

    private List<NodeCopy> chosen(Copies copies) {
        return views.isEmpty()
                ? copies.copies()
                : views.stream()
                        .flatMap(it -> copies.view(it).stream())
                        .distinct()
                        .toList();
    }

    /// One that cannot be compared does not keep the others from it.
    private AuditOutcome outcome(SyncServices services, Copies copies, NodeCopy copy, AuditReport report) {
        try {
            Supplier<Audit> audit = () -> services.of(copy.service()).audit(copy.name(), repair);
            var spinner = new Spinner(sync.terminal(), sync.clock());
            return new Compared(
                    copy, json ? audit.get() : spinner.during(it -> report.comparing(copy.name(), it), audit));
        } catch (ServiceCallFailed e) {
            return new NotCompared(copy, e.reason() == Reason.OTHERS_AWAY ? ownerAway(copies, copy) : e.sentence());
        }
    }

    private static String ownerAway(Copies copies, NodeCopy copy) {
        return "the owner of %s is away".formatted(copies.domainWithOwner(copy.domain()));
    }

    /// Shows on a terminal that something is going on, and for how long; nothing elsewhere.
    private static final class Spinner {

        private static final Duration DRAW = Duration.ofMillis(200);

        private final Terminal terminal;
        private final Clock clock;

        Spinner(Terminal terminal, Clock clock) {
            this.terminal = terminal;
            this.clock = clock;
        }

        /// Does the work, under a line that disappears in the end.
        ///
        /// @param line what stands there after so many seconds, no wider than the terminal
        <T> T during(LongFunction<String> line, Supplier<T> work) {
            if (!terminal.live()) {
                return work.get();
            }
            var frame = new Frame(terminal);
            var drawing = Executors.newVirtualThreadPerTaskExecutor();
            drawing.execute(() -> draw(frame, line));
            try {
                return work.get();
            } finally {
                drawing.shutdownNow();
                drawing.close();
                frame.clear();
            }
        }

        private void draw(Frame frame, LongFunction<String> line) {
            var since = clock.instant();
            while (!Thread.currentThread().isInterrupted()) {
                long seconds = Duration.between(since, clock.instant()).toSeconds();
                frame.show(List.of(line.apply(seconds)));
                PollPause.of(DRAW);
            }
        }
    }
}
