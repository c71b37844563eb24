package dev.dosirak.box.command;

import dev.dosirak.box.command.Copies.NodeCopy;
import dev.dosirak.box.command.SpanOptions.TimeSpan;
import dev.dosirak.box.supervisor.CommandFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "import",
        header = "Lets a copy take in everything again, or what changed in a span of time.",
        description = {
            "The copy serves on meanwhile and never goes back to an older version. Ctrl-C",
            "ends the looking on, not the import."
        },
        footer = {
            "",
            "Examples:",
            "  ./dosirak sync import storefront-shops",
            "  ./dosirak sync import storefront --from -30m",
            "  ./dosirak sync import order-shops --from 2026-11-21T18:00 --to -5m",
            "",
            "Exit codes: 0 complete (begun, with --detach), 1 not, 2 wrong arguments."
        },
        mixinStandardHelpOptions = true)
final class SyncImportCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private SyncCommand sync;

    @Parameters(
            paramLabel = "VIEW",
            description = "A copy, such as storefront-shops, or a service, for all copies it keeps.")
    private String view = "";

    @ArgGroup(exclusive = false)
    private @Nullable SpanOptions span;

    @Option(names = "--detach", description = "Return when it has begun.")
    private boolean detach;

    @Override
    public Integer call() {
        var chosen = Optional.ofNullable(span).map(SpanOptions::span);
        var services = sync.services();
        var begun = begin(services, services.look().requireSome().view(view), chosen);
        if (!detach) {
            follow(begun);
        }
        return 0;
    }

    private List<ImportCourse> begin(SyncServices services, List<NodeCopy> copies, Optional<TimeSpan> chosen) {
        var terminal = sync.terminal();
        var begun = new ArrayList<ImportCourse>();
        for (var copy : copies) {
            var keeper = services.of(copy.service());
            var state = keeper.importAgain(copy.name(), chosen);
            begun.add(new ImportCourse(keeper, state, sync.clock().instant()));
            if (detach || !terminal.live()) {
                terminal.out().println("%s: import begun".formatted(copy.name()));
            }
        }
        return begun;
    }

    private void follow(List<ImportCourse> begun) {
        try {
            new ImportFollower(sync.terminal(), sync.clock()).follow(begun);
        } catch (ServiceCallFailed e) {
            throw new CommandFailed(e.sentence() + "; the import goes on without us, see ./dosirak sync status", e);
        }
    }
}
