package dev.dosirak.box.command;

import dev.dosirak.box.supervisor.Home;
import dev.dosirak.box.template.NewEvent;
import dev.dosirak.box.template.NewFeature;
import dev.dosirak.box.template.NewService;
import dev.dosirak.box.template.SourceChange;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "new",
        header = "Writes a new service, command or event into the source tree.",
        description = {
            "What it writes works, and has tests: change it into what you need. It never",
            "writes over a file. Names are as gift-card. docs/how-to.md has the other",
            "changes that people make."
        },
        footer = {
            "",
            "Examples:",
            "  ./dosirak new service coupon                  business/coupon",
            "  ./dosirak new service loyalty stamp --in business/ordering",
            "  ./dosirak new command review photo            POST /api/v1/reviews/photos",
            "  ./dosirak new event order packed \"The shop has packed the order.\"",
            "",
            "Exit codes: 0 written, 1 not written (one line says why), 2 wrong arguments."
        },
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class NewCommand {

    private final Path root = Home.find(System.getenv()).root();
    private final PrintStream out = Terminal.ofThisProcess().out();

    @Command(
            name = "service",
            header = "A service of its own: one table, a command, a query, an event, tests, contracts.",
            description = "It is in the catalog then, at a free port, and everything else knows it from there.",
            mixinStandardHelpOptions = true)
    int service(
            @Parameters(paramLabel = "NAME", description = "What the service is called.") String name,
            @Parameters(
                            paramLabel = "ITEM",
                            arity = "0..1",
                            defaultValue = "",
                            description = "What is registered there (default: called as the service).")
                    String item,
            @Option(
                            names = "--in",
                            paramLabel = "FOLDER",
                            defaultValue = "business",
                            description = "Where, as business/ordering (default: ${DEFAULT-VALUE}).")
                    String context) {
        var service = new NewService(root, name, item.isEmpty() ? name : item, context);
        var change = service.change();
        write("the service %s, port %d".formatted(name, service.port()), change);
        var contracts = change.created().stream()
                .filter(it -> !it.startsWith(service.folder()))
                .toList();
        out.println("Outside %s: %d contracts with %d lines, and %d lines in %d other files."
                .formatted(
                        service.folder(),
                        contracts.size(),
                        lines(change, contracts),
                        lines(change, change.edited()),
                        change.edited().size()));
        next(
                change,
                "./dosirak test %s   passes as it is".formatted(name),
                "change %s into what you need, beginning with its README".formatted(service.folder()));
        return 0;
    }

    @Command(
            name = "command",
            header = "A command of a service: what it registers is a feature of its own, with table and event.",
            description = "A command on something that is there already: docs/how-to.md.",
            mixinStandardHelpOptions = true)
    int command(
            @Parameters(paramLabel = "SERVICE", description = "That takes it, as review.") String service,
            @Parameters(paramLabel = "ITEM", description = "What it registers, as photo.") String item) {
        var change = new NewFeature(root, service, item).change();
        write("the command of %s that registers: %s".formatted(service, item), change);
        next(
                change,
                "CONTRACTS_WRITE=true ./dosirak test %s     writes its endpoints into the contract".formatted(service),
                "change the item's folder into what you need");
        return 0;
    }

    @Command(
            name = "event",
            header = "The contract of an event that a service is to tell.",
            mixinStandardHelpOptions = true)
    int event(
            @Parameters(paramLabel = "SERVICE", description = "That tells it, as order.") String service,
            @Parameters(paramLabel = "NAME", description = "In the past tense, as picked-up.") String name,
            @Parameters(paramLabel = "MEANING", description = "One sentence for those who hear it.") String meaning) {
        var event = new NewEvent(root, service, name, meaning);
        var change = event.change();
        write("the contract of " + event.type(), change);
        next(
                change,
                "publish it, where the service names what it tells: " + String.join(", ", event.publishers()),
                "say in the contract what else it carries");
        return 0;
    }

    private void write(String what, SourceChange change) {
        out.println("Wrote %s:".formatted(what));
        change.created().forEach(it -> out.println("  new      " + it));
        change.edited().forEach(it -> out.println("  changed  %s (+%d)".formatted(it, change.lines(it))));
        change.write();
    }

    private static long lines(SourceChange change, List<String> files) {
        return files.stream().mapToLong(change::lines).sum();
    }

    private void next(SourceChange change, String... steps) {
        out.println("Next:");
        List.of(steps).forEach(it -> out.println("  " + it));
        out.println("To take it back, together with whatever else has changed in these files:");
        out.println("  git checkout -- %s && git clean -fdxq %s"
                .formatted(String.join(" ", change.edited()), String.join(" ", change.roots())));
    }
}
