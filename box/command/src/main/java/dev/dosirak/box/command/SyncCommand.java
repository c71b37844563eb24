package dev.dosirak.box.command;

import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

@Command(
        name = "sync",
        header = "Looks after the copies that services keep of each other's data.",
        description = {
            "A copy keeps itself right: it hears what changes and fetches it from the",
            "owner. Here one sees how old each is, and sets right what went wrong. Who owns",
            "and who copies what is asked from the services that run."
        },
        footer = {
            "",
            "Examples:",
            "  ./dosirak sync                              how every copy does",
            "  ./dosirak sync status --watch               the same, every second",
            "  ./dosirak sync import storefront            take in everything again",
            "  ./dosirak sync republish shops --from -30m  say again what changed",
            "  ./dosirak sync audit --repair               compare, and set right",
            "",
            "Exit codes: 0 done, 1 not done, 2 wrong arguments."
        },
        subcommands = {
            SyncStatusCommand.class,
            SyncImportCommand.class,
            SyncRepublishCommand.class,
            SyncAuditCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class SyncCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Supplier<SyncServices> services;
    private final Clock clock;

    SyncCommand() {
        this(Terminal.ofThisProcess(), SyncServices::ofThisMachine, Clock.systemUTC());
    }

    SyncCommand(Terminal terminal, Supplier<SyncServices> services, Clock clock) {
        this.terminal = terminal;
        this.services = services;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        return SyncStatusCommand.show(this, false);
    }

    Terminal terminal() {
        return terminal;
    }

    SyncServices services() {
        return services.get();
    }

    Clock clock() {
        return clock;
    }
}
