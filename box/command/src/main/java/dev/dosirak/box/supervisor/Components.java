package dev.dosirak.box.supervisor;

import dev.dosirak.box.supervisor.Component.RunningComponent;
import dev.dosirak.box.supervisor.Component.RunningProcess;
import dev.dosirak.platform.catalog.Service;
import dev.dosirak.platform.embedded.ConnectServer;
import dev.dosirak.platform.embedded.InfrastructureFiles;
import dev.dosirak.platform.embedded.KafkaServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The parts of a plan: infrastructure that nobody else runs for us, the services, and the connectors between them.
final class Components {

    static final String KAFKA = "kafka";
    static final String CONNECT = "connect";
    static final String POSTGRES = "postgres";
    static final String SERVICES = "services";
    static final String NODE = "node-";
    static final String CONNECTORS = "connectors";
    static final String CACHE = "start-up cache";

    /// Starting processes get into each other's way: on two cores three at a time are up soonest.
    private static final int AT_ONCE = 3;

    private final Plan plan;
    private final Home home;
    private final Secrets secrets;
    private final Turns turns;

    private Components(Plan plan, Home home) {
        this.plan = plan;
        this.home = home;
        this.secrets = Secrets.of(home, plan.environment());
        this.turns = new Turns(AT_ONCE, plan.isolated() ? soon(plan.ownDatabases()) + soon(plan.services()) : 0);
    }

    static List<Component> of(Plan plan, Home home) {
        return new Components(plan, home).all();
    }

    private static int soon(List<Service> services) {
        return Math.toIntExact(services.stream().filter(it -> !it.startsLate()).count());
    }

    /// Of a service, or its database, where each has a process of its own.
    private Component queued(Component component, Service service) {
        return new Queued(component, service.startsLate() ? turns.late() : turns.soon());
    }

    /// One of many that start alike, a few at a time.
    private record Queued(Component component, Turns.Turn its) implements Component {

        @Override
        public String name() {
            return component.name();
        }

        @Override
        public List<String> needs() {
            return component.needs();
        }

        @Override
        public Optional<Turns.Turn> turn() {
            return Optional.of(its);
        }

        @Override
        public RunningComponent start() {
            return component.start();
        }
    }

    private record Step(String name, List<String> needs, Supplier<RunningComponent> starting) implements Component {

        @Override
        public RunningComponent start() {
            return starting.get();
        }
    }

    private List<Component> all() {
        var components = new ArrayList<Component>();
        components.addAll(postgres());
        if (plan.ownKafka()) {
            components.add(new Step(KAFKA, List.of(), this::startKafka));
        }
        if (plan.ownConnect()) {
            components.add(new Step(CONNECT, List.of(KAFKA), this::startConnect));
        }
        var jvm = new ServiceJvm(plan, home, secrets);
        components.addAll(services(jvm));
        if (plan.services().stream().anyMatch(Service::hasOutbox)) {
            components.add(new Step(CONNECTORS, List.of(CONNECT), () -> OutboxConnectors.start(plan, home, secrets)));
        }
        if (!jvm.hasCache() && plan.services().containsAll(List.of(Service.values()))) {
            var needs = components.stream().map(Component::name).toList();
            components.add(new Step(CACHE, needs, () -> new CacheTraining(plan, home).run()));
        }
        return components;
    }

    private List<Component> postgres() {
        var own = plan.ownDatabases();
        if (plan.isolated()) {
            return own.stream()
                    .map(it -> queued(new PostgresComponent(postgres(it), List.of(it), plan, home, secrets), it))
                    .toList();
        }
        return own.isEmpty() ? List.of() : List.of(new PostgresComponent(POSTGRES, own, plan, home, secrets));
    }

    private String postgres(Service service) {
        return plan.isolated() ? POSTGRES + " " + service.key() : POSTGRES;
    }

    private List<Component> services(ServiceJvm jvm) {
        var components = new ArrayList<Component>();
        var databases =
                plan.ownDatabases().stream().map(this::postgres).distinct().toList();
        if (!plan.isolated()) {
            if (plan.topology().hasSeveralNodes()) {
                components.addAll(nodes(jvm, databases));
            } else {
                components.add(new Step(SERVICES, databases, () -> jvm.start(SERVICES, plan.services(), 1)));
            }
            return components;
        }
        for (var service : plan.services()) {
            components.add(queued(alone(jvm, service, List.of(postgres(service))), service));
        }
        return components;
    }

    private static Component alone(ServiceJvm jvm, Service service, List<String> needs) {
        return new Step(service.key(), needs, () -> jvm.start(service.key(), List.of(service), 1));
    }

    /// Nodes start one after the other: two at once would take each other's processors, and the first comes
    /// later.
    private List<Component> nodes(ServiceJvm jvm, List<String> needs) {
        var components = new ArrayList<Component>();
        var oneByOne = new Turns(1, 0);
        for (int i = 1; i <= plan.topology().nodes(); i++) {
            int node = i;
            var name = NODE + node;
            var step = new Step(name, needs, () -> jvm.start(name, plan.servicesOfNodes(), node));
            components.add(new Queued(step, oneByOne.soon()));
        }
        for (var service : plan.servicesBesideNodes()) {
            plan.nodes(service).forEach(it -> components.add(beside(jvm, service, it, needs)));
        }
        return components;
    }

    private Component beside(ServiceJvm jvm, Service service, int node, List<String> needs) {
        var several = plan.nodes(service).size() > 1;
        var name = several ? service.key() + "-" + node : service.key();
        return new Step(name, needs, () -> jvm.start(name, List.of(service), node));
    }

    private RunningComponent startKafka() {
        var server = KafkaServer.start(
                InfrastructureFiles.find(),
                new KafkaServer.Settings(
                        home.data(plan.isolated()).resolve(KAFKA),
                        plan.kafkaPort(),
                        plan.kafkaControllerPort(),
                        home.logs().resolve("kafka.log"),
                        secrets.kafkaPassword(),
                        Map.of()));
        server.access().write(home.kafkaClient());
        return new RunningProcess(server.process(), server::close);
    }

    private RunningComponent startConnect() {
        var server = ConnectServer.start(
                InfrastructureFiles.find(),
                new ConnectServer.Settings(
                        home.connect(plan.isolated()),
                        plan.connectPort(),
                        plan.bootstrapServers(),
                        home.logs().resolve("connect.log"),
                        plan.kafkaAccess(secrets),
                        secrets.connectPassword(),
                        Map.of()));
        return new RunningProcess(server.process(), server::close);
    }
}
