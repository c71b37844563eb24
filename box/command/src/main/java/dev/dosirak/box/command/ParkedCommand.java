package dev.dosirak.box.command;

import dev.dosirak.box.supervisor.CommandFailed;
import dev.dosirak.box.supervisor.Home;
import dev.dosirak.box.supervisor.Plan;
import dev.dosirak.box.supervisor.Secrets;
import dev.dosirak.platform.catalog.Service;
import dev.dosirak.platform.kernel.Keys;
import dev.dosirak.platform.kernel.ServiceToken;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "parked",
        header = "Shows and settles events that a service could not apply.",
        description =
                "An event that cannot be applied is parked with its reason; later ones of its key wait behind it.",
        footer = "%nExit codes: 0 done, 1 not done, 2 wrong arguments.",
        subcommands = {ParkedCommand.Show.class, ParkedCommand.Redrive.class, ParkedCommand.Discard.class},
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class ParkedCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        return new Show().call();
    }

    private static ParkedRecords records(Service service) {
        var environment = Map.copyOf(System.getenv());
        var home = Home.find(environment);
        var plan = Plan.running(home, environment);
        var key = Secrets.of(home, environment).serviceKey();
        return new ParkedRecords(
                service, plan.readyUrl(service), new ServiceToken("command", Keys.of(key), Clock.systemUTC()));
    }

    private static Service named(String key) {
        return Service.named(key).orElseThrow(() -> new CommandFailed("There is no service '%s'".formatted(key)));
    }

    @Command(name = "list", header = "Lists what is parked, oldest first.", mixinStandardHelpOptions = true)
    static final class Show implements Callable<Integer> {

        @Parameters(arity = "0..1", paramLabel = "SERVICE", description = "Only of this one.")
        private String service = "";

        @Override
        public Integer call() {
            var out = Terminal.ofThisProcess().out();
            var services = service.isEmpty() ? List.of(Service.values()) : List.of(named(service));
            var found = 0;
            for (var each : services) {
                for (var parked : records(each).list()) {
                    found++;
                    out.println("%s %d  %s  of %s".formatted(each.key(), parked.id(), parked.type(), parked.key()));
                    out.println("    since %s, tried %d times%s: %s"
                            .formatted(
                                    parked.parkedAt(),
                                    parked.attempts(),
                                    parked.retriesByItself() ? "" : ", waits for a decision",
                                    parked.reason()));
                }
            }
            if (found == 0) {
                out.println("Nothing is parked.");
            }
            return 0;
        }
    }

    @Command(
            name = "redrive",
            header = "Applies a parked event again, and those of its key behind it.",
            mixinStandardHelpOptions = true)
    static final class Redrive extends Decision {
        Redrive() {
            super("redrive");
        }
    }

    @Command(
            name = "discard",
            header = "Gives a parked event up; who did so and why is kept.",
            mixinStandardHelpOptions = true)
    static final class Discard extends Decision {
        Discard() {
            super("discard");
        }
    }

    /// What a person decides about one record.
    private abstract static sealed class Decision implements Callable<Integer> permits Redrive, Discard {

        private final String verb;

        @Parameters(index = "0", paramLabel = "SERVICE", description = "Whose it is.")
        private String service = "";

        @Parameters(index = "1", paramLabel = "ID", description = "As listed.")
        private long id;

        @Option(names = "--why", required = true, paramLabel = "TEXT", description = "Kept with the decision.")
        private String why = "";

        @Option(names = "--by", paramLabel = "NAME", description = "Who decides (default: ${DEFAULT-VALUE}).")
        private String by = System.getProperty("user.name", "somebody");

        Decision(String verb) {
            this.verb = verb;
        }

        @Override
        public Integer call() {
            var outcome = records(named(service)).decide(id, verb, by, why);
            Terminal.ofThisProcess().out().println("%s %d: %s".formatted(service, id, outcome));
            return outcome.startsWith("still-parked") || outcome.equals("unknown") ? 1 : 0;
        }
    }
}
