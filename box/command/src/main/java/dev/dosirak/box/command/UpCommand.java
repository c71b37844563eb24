package dev.dosirak.box.command;

import dev.dosirak.box.supervisor.CommandFailed;
import dev.dosirak.box.supervisor.Home;
import dev.dosirak.box.supervisor.Plan;
import dev.dosirak.box.supervisor.PollPause;
import dev.dosirak.box.supervisor.Processes;
import dev.dosirak.box.supervisor.RunState;
import dev.dosirak.box.supervisor.RunState.Phase;
import dev.dosirak.box.supervisor.Secrets;
import dev.dosirak.box.supervisor.ServiceSupervisor;
import dev.dosirak.box.supervisor.Topology;
import dev.dosirak.platform.catalog.Service;
import dev.dosirak.platform.embedded.ProcessIdentity;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "up",
        header = "Starts everything and shows how it goes.",
        description = {
            "Starts PostgreSQL, Kafka, Kafka Connect and all services, and stays until Ctrl-C, which stops them in"
                    + " order.",
            "The first start of a new data folder loads a demo city."
        },
        footer = "%nExit codes: 0 started (and stopped), 1 could not start (nothing is left running), 2 wrong"
                + " arguments.",
        mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);

    @Option(names = "--detach", description = "Return when everything is ready and leave it running.")
    private boolean detach;

    @Option(
            names = "--isolated",
            description = "One process per service and one PostgreSQL per service, with data of their own.")
    private boolean isolated;

    @Option(
            names = "--nodes",
            paramLabel = "N",
            defaultValue = "1",
            description = {
                "Run N nodes: each is one process with every service, and a gateway in",
                "a process of its own; the gateways share one port. There is one payment",
                "simulator (default: ${DEFAULT-VALUE})."
            })
    private int nodes = 1;

    @Option(
            names = "--target",
            paramLabel = "SERVICES",
            defaultValue = "all",
            description = "Only these services, such as order,payment (default: all).")
    private String target = "all";

    @Option(names = "--no-city", description = "Do not load the demo city into a new data folder.")
    private boolean noCity;

    @Option(
            names = "--shops",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Shops of the demo city (default: ${DEFAULT-VALUE}).")
    private int shops = 1000;

    private final Terminal terminal = Terminal.ofThisProcess();
    private final AtomicBoolean ours = new AtomicBoolean(true);

    @Override
    public Integer call() {
        var environment = Map.copyOf(System.getenv());
        var home = Home.find(environment);
        var topology = new Topology(isolated, nodes);
        var plan = new Plan(Service.targets(target), topology, environment);
        prepare(home, plan);

        var startedAt = Instant.now();
        var owner =
                detach ? Optional.<ProcessIdentity>empty() : Optional.of(ProcessIdentity.of(ProcessHandle.current()));
        var supervisor = SupervisorProcess.start(home, target, topology, owner);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopWhenInterrupted(supervisor), "up-stop"));
        follow(supervisor, topology);
        var city = new FirstStartCity(home, plan, terminal);
        if (noCity) {
            city.skip();
        } else {
            city.loadWhenNew(shops);
        }
        Greeting.show(terminal, home, plan, Duration.between(startedAt, Instant.now()), detach);
        if (detach) {
            ours.set(false);
            return 0;
        }
        return stay(supervisor);
    }

    /// Everything that can be known to fail before anything has been started.
    private void prepare(Home home, Plan plan) {
        home.open();
        try (var lock = ServiceSupervisor.lock(home).orElse(null)) {
            if (lock == null) {
                var running = RunState.running(home);
                throw new CommandFailed("Dosirak is up already%s; see ./dosirak status, end it with ./dosirak down"
                        .formatted(running.map(it -> " (supervisor is process %d)"
                                        .formatted(it.supervisor().pid()))
                                .orElse("")));
            }
        } catch (IOException e) {
            throw new CommandFailed("Cannot lock the data folder %s: %s".formatted(home.folder(), e.getMessage()), e);
        }
        for (var leftover : new Processes(home).end()) {
            terminal.out()
                    .println("Ended %s (process %d), left by a supervisor that was killed."
                            .formatted(
                                    leftover.name(), leftover.processIdentity().pid()));
        }
        plan.requireFreePorts();
        Secrets.of(home, plan.environment()).serviceKey();
    }

    private void follow(SupervisorProcess supervisor, Topology topology) {
        terminal.out().println(terminal.bold("Dosirak is starting") + inShape(topology));
        var table = new StartTable(terminal, Clock.systemUTC());
        while (true) {
            var state = supervisor.state();
            var phase = state.map(RunState::phase).orElse(Phase.STARTING);
            if (phase == Phase.STARTING || phase == Phase.READY) {
                state.ifPresent(table::show);
            }
            if (phase == Phase.READY) {
                return;
            }
            if (!supervisor.isAlive() || phase == Phase.FAILED) {
                ours.set(false);
                supervisor.stop();
                throw new CommandFailed("not started: " + supervisor.lastOutput());
            }
            PollPause.of(POLL_INTERVAL);
        }
    }

    private static String inShape(Topology topology) {
        if (topology.hasSeveralNodes()) {
            return " on %d nodes".formatted(topology.nodes());
        }
        return topology.isolated() ? ", every service by itself" : "";
    }

    /// Tells what dies and comes back, until everything ends.
    private int stay(SupervisorProcess supervisor) {
        var restarts = new RestartReporter(terminal);
        while (supervisor.isAlive()) {
            supervisor.state().ifPresent(restarts::report);
            PollPause.of(POLL_INTERVAL);
        }
        ours.set(false);
        var asTold =
                supervisor.state().filter(it -> it.phase() == Phase.STOPPED).isPresent();
        if (!asTold) {
            throw new CommandFailed(supervisor.lastOutput());
        }
        terminal.out().println("Stopped.");
        return 0;
    }

    private void stopWhenInterrupted(SupervisorProcess supervisor) {
        if (!ours.compareAndSet(true, false)) {
            return;
        }
        terminal.out().println();
        terminal.out().println("Stopping…");
        supervisor.stop();
        terminal.out().println("Stopped. The data stays; ./dosirak up goes on with it.");
    }

    /// Tells the terminal when a part has died and when it is back.
    private static final class RestartReporter {

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
}
