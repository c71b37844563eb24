package dev.dosirak.box.command;

import dev.dosirak.box.supervisor.Home;
import dev.dosirak.box.supervisor.Plan;
import dev.dosirak.box.supervisor.Secrets;
import dev.dosirak.platform.catalog.Service;
import java.nio.file.Path;
import java.time.Duration;

/// What one reads when everything is up: where it is, and what to do next.
final class Greeting {

    private Greeting() {}

    static void show(Terminal terminal, Home home, Plan plan, Duration took, boolean detached) {
        var out = terminal.out();
        out.println();
        out.println(terminal.green(terminal.bold("Dosirak is up")) + " after " + DisplayFormat.duration(took));
        out.println();
        if (plan.services().contains(Service.GATEWAY)) {
            out.println("  API           %s/api/v1".formatted(plan.url(Service.GATEWAY)));
        }
        if (plan.services().contains(Service.PG_SIMULATOR)) {
            out.println("  PG simulator  %s".formatted(plan.url(Service.PG_SIMULATOR)));
        }
        var secrets = Secrets.of(home, plan.environment());
        out.println("  operator      " + secrets.operatorEmail());
        out.println("  password      IDENTITY_OPERATOR_PASSWORD in "
                + shown(home.folder().resolve("secrets.properties")));
        out.println("  logs          ./dosirak logs, or in " + shown(home.logs()));
        out.println();
        out.println("  ./dosirak demo               one order, told step by step");
        out.println("  ./dosirak demo --traffic 5   five orders a second, until Ctrl-C");
        out.println("  ./dosirak status             what runs and how it does");
        out.println("  ./dosirak down               stop it all" + (detached ? "" : " (or Ctrl-C here)"));
    }

    /// Short where we stand beside it.
    static String shown(Path path) {
        var here = Path.of("").toAbsolutePath();
        return path.startsWith(here) ? here.relativize(path).toString() : path.toString();
    }
}
