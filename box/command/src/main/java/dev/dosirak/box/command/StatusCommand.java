package dev.dosirak.box.command;

import dev.dosirak.box.command.Checks.Check;
import dev.dosirak.box.supervisor.Home;
import dev.dosirak.box.supervisor.Plan;
import dev.dosirak.box.supervisor.Processes;
import dev.dosirak.box.supervisor.RunState;
import dev.dosirak.box.supervisor.RunState.ComponentState;
import dev.dosirak.box.supervisor.RunState.Condition;
import dev.dosirak.box.supervisor.RunState.Phase;
import dev.dosirak.box.supervisor.Secrets;
import dev.dosirak.platform.catalog.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "status",
        header = "Shows what runs and how it does.",
        description = {
            "Processes with their memory (a fair share of what they use together), services, how far each outbox lags",
            "behind, and what needs somebody though everything runs: late events, events a reader never got, parked",
            "records, overdue orders, deliveries and payments, payment gateways that are away, old copies, dead or stuck loops. A check that says 'look here' does not change the exit code."
        },
        footer = "%nExit codes: 0 everything is ready, 1 otherwise.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    private final Terminal terminal = Terminal.ofThisProcess();

    @Override
    public Integer call() {
        var home = Home.find(System.getenv());
        var running = RunState.running(home);
        if (running.isEmpty()) {
            return notRunning(home);
        }
        var state = running.get();
        var plan = new Plan(Service.targets(state.targets()), state.topology(), Map.copyOf(System.getenv()));
        var partsReady = processes(state);
        terminal.out().println();
        var services = ServiceState.look(plan, Secrets.of(home, plan.environment()));
        new ServiceTable(terminal, plan).show(services);
        terminal.out().println();
        new CheckTable(terminal).show(new Checks(services).all());
        terminal.out().println();
        terminal.out().println("demo city   " + city(home, state));
        return state.phase() == Phase.READY && partsReady && services.stream().allMatch(ServiceState::isReady) ? 0 : 1;
    }

    private int notRunning(Home home) {
        var left = new Processes(home).running();
        if (left.isEmpty()) {
            terminal.out().println("Dosirak is not running.");
            RunState.load(home)
                    .filter(it -> it.phase() == Phase.FAILED)
                    .ifPresent(it -> terminal.out().println("The last start failed: " + it.reason()));
        } else {
            terminal.out().println(terminal.red("The supervisor was killed; nobody looks after what still runs:"));
            left.forEach(it -> terminal.out()
                    .println("  %-22s process %d"
                            .formatted(it.name(), it.processIdentity().pid())));
            terminal.out().println("./dosirak up starts anew, ./dosirak down ends them.");
        }
        return 1;
    }

    private boolean processes(RunState state) {
        var out = terminal.out();
        out.println(terminal.bold(row("PROCESS", "STATE", "PID", "FOR", "RESTARTS", "MEMORY")));
        var total = 0L;
        for (var part : state.components()) {
            var memory = part.process().map(it -> Memory.ofTree(it.pid())).orElse(0L);
            total += memory;
            out.println(row(
                    part.name(),
                    condition(part),
                    part.process().map(it -> Long.toString(it.pid())).orElse(""),
                    age(part.since()),
                    Integer.toString(part.restarts()),
                    memory == 0 ? "" : DisplayFormat.bytes(memory)));
        }
        var own = Memory.of(state.supervisor().pid());
        total += own;
        out.println(row(
                "supervisor",
                terminal.green("%-9s".formatted(state.phase().name().toLowerCase(Locale.ROOT))),
                Long.toString(state.supervisor().pid()),
                age(state.since()),
                "",
                DisplayFormat.bytes(own)));
        out.println(row("", "%-9s".formatted(""), "", "", "total", DisplayFormat.bytes(total)));
        return state.components().stream().allMatch(it -> it.condition() == Condition.READY || it.isBehind());
    }

    private static String row(String name, String state, String pid, String age, String restarts, String memory) {
        return "%-22s %-9s %8s %9s %9s %9s".formatted(name, state, pid, age, restarts, memory);
    }

    private String condition(ComponentState part) {
        var text = "%-9s".formatted(part.condition().name().toLowerCase(Locale.ROOT));
        return switch (part.condition()) {
            case READY -> terminal.green(text);
            case DOWN -> terminal.red(text);
            case WAITING, STARTING, STOPPED -> terminal.yellow(text);
        };
    }

    private static String age(Instant since) {
        return DisplayFormat.duration(Duration.between(since, Instant.now()));
    }

    private static String city(Home home, RunState state) {
        try {
            return Files.readString(home.cityLoaded(state.isolated())).strip();
        } catch (IOException e) {
            return "not loaded";
        }
    }

    /// One line per check.
    private static final class CheckTable {

        private final Terminal terminal;

        CheckTable(Terminal terminal) {
            this.terminal = terminal;
        }

        void show(List<Check> checks) {
            var out = terminal.out();
            out.println(terminal.bold(row("CHECK", "STATE    ", "")));
            checks.forEach(it -> out.println(
                    row(it.name(), it.good() ? terminal.green("good     ") : terminal.red("look here"), it.finding())));
        }

        private static String row(String name, String state, String finding) {
            return "%-14s %s %s".formatted(name, state, finding).stripTrailing();
        }
    }
}
