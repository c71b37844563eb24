package dev.dosirak.box.supervisor;

import dev.dosirak.box.distribution.Service;
import dev.dosirak.box.embedded.Ports;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is to run, where, and what somebody else runs for us.
///
/// @param isolated one process per service and one PostgreSQL per database, instead of one of each
/// @param environment where external infrastructure and other ports are named; `DOSIRAK_PORT_OFFSET` moves every port
public record Plan(List<Service> services, boolean isolated, Map<String, String> environment) {

    private static final int POSTGRES = 8132;
    private static final int POSTGRES_AFTER_SERVICE = 40;
    private static final int WINDOW = 8117;
    private static final int KAFKA = 8192;
    private static final int KAFKA_CONTROLLER = 8193;
    private static final int CONNECT = 8183;

    public Plan {
        services = List.copyOf(services);
        environment = Map.copyOf(environment);
    }

    private int port(int usual) {
        var offset = environment.getOrDefault("DOSIRAK_PORT_OFFSET", "0");
        if (!offset.matches("\\d{1,5}")) {
            throw new Refusal("DOSIRAK_PORT_OFFSET is '%s', which is no number".formatted(offset));
        }
        return usual + Integer.parseInt(offset);
    }

    public int port(Service service) {
        var named = environment.getOrDefault(service.variable() + "_PORT", "");
        return named.matches("\\d{1,5}") ? Integer.parseInt(named) : port(service.defaultPort());
    }

    /// Where a service is reached, ours or one that runs elsewhere.
    public URI url(Service service) {
        var named = environment.getOrDefault(service.variable() + "_URL", "");
        return URI.create(named.isBlank() ? "http://localhost:" + port(service) : named);
    }

    public int postgresPort(Service service) {
        // identity 8141, shop 8142, … review 8151: forty after the service's own port.
        return port(isolated ? POSTGRES_AFTER_SERVICE + service.defaultPort() : POSTGRES);
    }

    /// Where customers look into the storefront's window, which is open on a port of its own.
    public int windowPort() {
        var named = environment.getOrDefault("STOREFRONT_WINDOW_PORT", "");
        return named.matches("\\d{1,5}") ? Integer.parseInt(named) : port(WINDOW);
    }

    private String windowUrl() {
        return names("STOREFRONT_WINDOW_URL")
                ? environment.getOrDefault("STOREFRONT_WINDOW_URL", "")
                : "http://localhost:" + windowPort();
    }

    int kafkaPort() {
        return port(KAFKA);
    }

    int kafkaControllerPort() {
        return port(KAFKA_CONTROLLER);
    }

    int connectPort() {
        return port(CONNECT);
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

    boolean ownConnect() {
        return !names("CONNECT_URL");
    }

    URI connectUrl() {
        return URI.create(
                ownConnect() ? "http://127.0.0.1:" + connectPort() : environment.getOrDefault("CONNECT_URL", ""));
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

    /// What the services' processes find in their environment.
    Map<String, String> environmentOfServices(Secrets secrets) {
        var it = new LinkedHashMap<String, String>();
        it.put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers());
        it.put("DOSIRAK_SERVICE_KEY", secrets.serviceKey());
        it.put("IDENTITY_OPERATOR_EMAIL", secrets.operatorEmail());
        it.put("IDENTITY_OPERATOR_PASSWORD", secrets.operatorPassword());
        for (var service : Service.values()) {
            it.put(service.variable() + "_PORT", Integer.toString(port(service)));
            it.put(service.variable() + "_URL", url(service).toString());
        }
        it.put("STOREFRONT_WINDOW_PORT", Integer.toString(windowPort()));
        it.put("STOREFRONT_WINDOW_URL", windowUrl());
        for (var service : services) {
            if (service.hasDatabase()) {
                var database = database(service, secrets);
                it.put(service.variable() + "_DATASOURCE_URL", database.url());
                it.put(service.variable() + "_DATASOURCE_USERNAME", database.user());
                it.put(service.variable() + "_DATASOURCE_PASSWORD", database.password());
            }
        }
        return it;
    }

    /// @throws dev.dosirak.box.embedded.InfrastructureFailed when one of our ports is taken; says which and by whom
    public void requireFreePorts() {
        services.forEach(it -> Ports.requireFree(port(it), it.key()));
        if (services.contains(Service.STOREFRONT)) {
            Ports.requireFree(windowPort(), "the storefront's window");
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
