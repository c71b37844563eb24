package dev.dosirak.box.supervisor;

import dev.dosirak.platform.catalog.Endpoint;
import dev.dosirak.platform.catalog.Infrastructure;
import dev.dosirak.platform.catalog.Service;
import dev.dosirak.platform.embedded.ConnectSecrets;
import dev.dosirak.platform.embedded.ConnectServer;
import dev.dosirak.platform.embedded.Connectors;
import dev.dosirak.platform.embedded.KafkaAccess;
import dev.dosirak.platform.embedded.KafkaServer;
import dev.dosirak.platform.embedded.Ports;
import dev.dosirak.platform.kernel.ServiceAddresses;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What is to run, where, and what somebody else runs for us.
///
/// @param environment where external infrastructure and other ports are named; `DOSIRAK_PORT_OFFSET` moves every port
public record Plan(List<Service> services, Topology topology, Map<String, String> environment) {

    private static final int NEXT_NODE = 100;
    private static final int GATEWAY_MANAGEMENT = 8180;
    private static final String NODE = "DOSIRAK_NODE";
    private static final String WAIT = "DOSIRAK_KAFKA_WAIT_MS";

    public Plan {
        services = List.copyOf(services);
        environment = Map.copyOf(environment);
    }

    /// Of every service, in the shape in which they run now.
    public static Plan running(Home home, Map<String, String> environment) {
        var topology = RunState.running(home).map(RunState::topology).orElse(Topology.TOGETHER);
        return new Plan(List.of(Service.values()), topology, environment);
    }

    private int port(Infrastructure part) {
        return port(part.port());
    }

    private int port(int usual) {
        var offset = environment.getOrDefault("DOSIRAK_PORT_OFFSET", "0");
        if (!offset.matches("\\d{1,5}")) {
            throw new CommandFailed("DOSIRAK_PORT_OFFSET is '%s', which is no number".formatted(offset));
        }
        return usual + Integer.parseInt(offset);
    }

    public boolean isolated() {
        return topology.isolated();
    }

    /// The numbers of the nodes that a service runs on. There is one simulator, because payment gateways are
    /// not ours.
    public List<Integer> nodes(Service service) {
        return service.isOutside()
                ? List.of(1)
                : IntStream.rangeClosed(1, topology.nodes()).boxed().toList();
    }

    /// Not in the processes of the nodes: their clients know one address.
    private static boolean isBesideNodes(Service service) {
        return service == Service.GATEWAY || service.isOutside();
    }

    /// The services that every node has.
    List<Service> servicesOfNodes() {
        return services.stream().filter(it -> !isBesideNodes(it)).toList();
    }

    /// The services that have a process of their own beside the nodes.
    List<Service> servicesBesideNodes() {
        return services.stream().filter(Plan::isBesideNodes).toList();
    }

    /// Gateways share the port at which people reach them. So where there are several, each answers about
    /// itself at a port of its own.
    private boolean sharesPort(Service service) {
        return service == Service.GATEWAY && topology.hasSeveralNodes();
    }

    private int port(Service service, Endpoint endpoint, int node) {
        return port(endpoint.portVariable(), endpoint.port(), sharesPort(service) ? 1 : node);
    }

    private int managementPort(Service service, int node) {
        return sharesPort(service)
                ? port("GATEWAY_MANAGEMENT_PORT", GATEWAY_MANAGEMENT, node)
                : port(service, service.endpoint(), node);
    }

    private int port(String variable, int usual, int node) {
        var named = environment.getOrDefault(variable, "");
        return (named.matches("\\d{1,5}") ? Integer.parseInt(named) : port(usual)) + (node - 1) * NEXT_NODE;
    }

    /// Where a service is reached, ours or one that runs elsewhere: on its first node.
    public URI url(Service service) {
        return addresses(service, service.endpoint(), 1).all().getFirst();
    }

    /// Where each of its nodes answers, also about itself.
    public List<URI> urls(Service service) {
        return names(service.endpoint().urlVariable())
                ? addresses(service, service.endpoint(), 1).all()
                : nodes(service).stream().map(it -> url(service, it)).toList();
    }

    /// Where the first of its nodes is reached that takes requests; the very first when none does.
    public URI readyUrl(Service service) {
        var urls = urls(service);
        return urls.size() == 1
                ? urls.getFirst()
                : urls.stream().filter(Health::isReady).findFirst().orElse(urls.getFirst());
    }

    /// Where one of our nodes answers, also about itself.
    URI url(Service service, int node) {
        return URI.create("http://localhost:" + managementPort(service, node));
    }

    /// Of each node, beginning with `first`: who can, asks within his own process.
    private ServiceAddresses addresses(Service service, Endpoint endpoint, int first) {
        if (names(endpoint.urlVariable())) {
            return ServiceAddresses.of(environment.getOrDefault(endpoint.urlVariable(), ""));
        }
        var nodes = nodes(service);
        return ServiceAddresses.of(IntStream.range(0, nodes.size())
                .map(it -> nodes.get((it + first - 1) % nodes.size()))
                .map(it -> port(service, endpoint, it))
                .distinct()
                .mapToObj(it -> "http://localhost:" + it)
                .collect(Collectors.joining(",")));
    }

    public int postgresPort(Service service) {
        return isolated() ? port(Infrastructure.postgresPortOf(service)) : port(Infrastructure.POSTGRES);
    }

    int kafkaPort() {
        return port(Infrastructure.KAFKA);
    }

    int kafkaControllerPort() {
        return port(Infrastructure.KAFKA_CONTROLLER);
    }

    int connectPort() {
        return port(Infrastructure.CONNECT);
    }

    private boolean names(String variable) {
        return !environment.getOrDefault(variable, "").isBlank();
    }

    boolean ownKafka() {
        return !names("KAFKA_BOOTSTRAP_SERVERS");
    }

    public String bootstrapServers() {
        return ownKafka() ? "127.0.0.1:" + kafkaPort() : environment.getOrDefault("KAFKA_BOOTSTRAP_SERVERS", "");
    }

    /// How services and Connect are let into Kafka.
    KafkaAccess kafkaAccess(Secrets secrets) {
        return ownKafka() ? KafkaAccess.of(KafkaServer.USER, secrets.kafkaPassword()) : KafkaAccess.named(environment);
    }

    boolean ownConnect() {
        return !names("CONNECT_URL");
    }

    /// @param folder of our own Connect
    Connectors connectors(Path folder, Secrets secrets) {
        if (ownConnect()) {
            var url = URI.create("http://127.0.0.1:" + connectPort());
            return ConnectServer.connectors(folder, url, secrets.connectPassword());
        }
        var mounted = environment.getOrDefault("CONNECT_SECRETS_FOLDER", "");
        return new Connectors(
                URI.create(environment.getOrDefault("CONNECT_URL", "")),
                mounted.isBlank() ? new ConnectSecrets.Inline() : new ConnectSecrets.MountedFiles(mounted));
    }

    private boolean ownDatabase(Service service) {
        return service.hasDatabase() && !names(service.variable() + "_DATASOURCE_URL");
    }

    /// Services whose databases we run ourselves.
    List<Service> ownDatabases() {
        return services.stream().filter(this::ownDatabase).toList();
    }

    /// Where a service's database is and who it is there.
    public Database database(Service service, Secrets secrets) {
        var prefix = service.variable() + "_DATASOURCE_";
        if (ownDatabase(service)) {
            var url = "jdbc:postgresql://127.0.0.1:%d/%s".formatted(postgresPort(service), service.database());
            return new Database(url, service.role(), secrets.databasePassword(service));
        }
        return new Database(
                environment.getOrDefault(prefix + "URL", ""),
                environment.getOrDefault(prefix + "USERNAME", service.role()),
                environment.getOrDefault(prefix + "PASSWORD", ""));
    }

    /// @param url of JDBC
    public record Database(String url, String user, String password) {

        URI address() {
            return URI.create(url.replaceFirst("^jdbc:", ""));
        }
    }

    /// What a process finds in its environment.
    ///
    /// @param running the services in it; secrets of others are none of its business
    Map<String, String> environmentOf(List<Service> running, Secrets secrets, int node) {
        var it = new LinkedHashMap<String, String>();
        it.put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers());
        it.putAll(kafkaAccess(secrets).variables());
        it.putAll(secrets.of(running));
        for (var service : Service.values()) {
            for (var endpoint : service.endpoints()) {
                it.put(endpoint.portVariable(), Integer.toString(port(service, endpoint, node)));
                it.put(
                        endpoint.urlVariable(),
                        addresses(service, endpoint, node).toString());
            }
        }
        if (running.stream().anyMatch(this::sharesPort)) {
            it.put("GATEWAY_SHARED_PORT", "true");
            it.put("MANAGEMENT_SERVER_PORT", Integer.toString(managementPort(Service.GATEWAY, node)));
            it.put("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1");
        }
        if (names(NODE)) {
            var given = environment.getOrDefault(NODE, "");
            it.put(NODE, topology.hasSeveralNodes() ? given + "-" + node : given);
        } else if (ownKafka()) {
            it.put(NODE, "node-" + node); // nobody else is in this Kafka who could be called the same
        }
        if (ownKafka() && !topology.hasSeveralNodes() && !names(WAIT)) {
            it.put(WAIT, "2000"); // there is nobody from whom partitions could be taken over
        }
        for (var service : running) {
            if (service.hasDatabase()) {
                var database = database(service, secrets);
                it.put(service.variable() + "_DATASOURCE_URL", database.url());
                it.put(service.variable() + "_DATASOURCE_USERNAME", database.user());
                it.put(service.variable() + "_DATASOURCE_PASSWORD", database.password());
            }
        }
        return it;
    }

    /// @throws dev.dosirak.platform.embedded.InfrastructureFailed when one of our ports is taken; says which
    ///       and by whom
    public void requireFreePorts() {
        for (var service : services) {
            for (var node : nodes(service)) {
                for (var endpoint : service.endpoints()) {
                    Ports.requireFree(port(service, endpoint, node), endpoint.key());
                }
                if (sharesPort(service)) {
                    Ports.requireFree(managementPort(service, node), service.key());
                }
            }
        }
        ownDatabases().stream()
                .mapToInt(this::postgresPort)
                .distinct()
                .forEach(it -> Ports.requireFree(it, "PostgreSQL"));
        if (ownKafka()) {
            Ports.requireFree(kafkaPort(), "Kafka");
            Ports.requireFree(kafkaControllerPort(), "Kafka's controller");
        }
        if (ownConnect()) {
            Ports.requireFree(connectPort(), "Kafka Connect");
        }
    }
}
