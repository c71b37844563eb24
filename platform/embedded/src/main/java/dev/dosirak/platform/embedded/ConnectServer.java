package dev.dosirak.platform.embedded;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// One Kafka Connect worker with Debezium in a JVM of its own: it carries the outboxes to Kafka. It keeps nothing
/// on disk; configuration and positions are topics.
public final class ConnectServer implements AutoCloseable {

    /// Of the REST interface.
    public static final String USER = "dosirak";

    private static final String EXTENSION = "org.apache.kafka.connect.rest.basic.auth.extension";
    private static final String LOGIN = """
            KafkaConnect {
                %s.PropertyFileLoginModule required file="%%s";
            };
            """.formatted(EXTENSION);

    private static final String HEAP = "320m";
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(15);

    private final Settings settings;
    private final ServerProcess server;

    private ConnectServer(Settings settings, ServerProcess server) {
        this.settings = settings;
        this.server = server;
    }

    /// What a worker is started with.
    ///
    /// @param folder for its settings; made when absent
    /// @param port of the REST interface, on 127.0.0.1
    /// @param log the worker's log; what the JVM itself has to say goes to a file of the same name ending in
    ///     `.out`
    /// @param kafka how it proves to Kafka who it is
    /// @param password of [#USER], without which the REST interface does nothing; empty to let everybody in
    /// @param extra worker settings that override ours
    public record Settings(
            Path folder,
            int port,
            String bootstrapServers,
            Path log,
            KafkaAccess kafka,
            String password,
            Map<String, String> extra) {

        public Settings {
            folder = folder.toAbsolutePath();
            log = log.toAbsolutePath();
            extra = Map.copyOf(extra);
        }

        public Settings(Path folder, int port, String bootstrapServers, Path log) {
            this(folder, port, bootstrapServers, log, KafkaAccess.OPEN, "", Map.of());
        }

        private Path secrets() {
            return folder.resolve("secrets");
        }
    }

    /// Starts the worker and waits until it takes requests. Connectors that it had before run again soon after.
    ///
    /// @throws InfrastructureFailed when that cannot be
    public static ConnectServer start(InfrastructureFiles files, Settings settings) {
        Ports.requireFree(settings.port, "Kafka Connect");
        var file = PropertyFile.write(worker(settings), settings.folder.resolve("worker.properties"));
        var command = JvmCommand.command(
                files,
                "connect",
                HEAP,
                settings.folder,
                settings.log,
                "-Djava.security.auth.login.config=" + writeSecrets(settings),
                "org.apache.kafka.connect.cli.ConnectDistributed",
                file.toString());
        var process = ServerProcess.start(
                "Kafka Connect",
                command,
                settings.folder,
                JvmCommand.out(settings.log),
                settings.log,
                settings.folder.resolve("connect.process"));
        var server = new ConnectServer(settings, process);
        var connectors = server.connectors();
        process.await(() -> Ports.answers(settings.port) && connectors.isReady(), START_LIMIT);
        return server;
    }

    /// Who may use the REST interface, as its extension looks it up; and a folder for the databases' passwords.
    private static Path writeSecrets(Settings settings) {
        var logins = PropertyFile.write(Map.of(USER, settings.password), settings.folder.resolve("rest.logins"));
        var file = settings.folder.resolve("rest.jaas");
        try {
            PrivateFiles.closeFolder(settings.secrets());
            PrivateFiles.write(file, LOGIN.formatted(logins));
            return file;
        } catch (IOException e) {
            throw new InfrastructureFailed("Cannot write %s: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static Map<String, String> worker(Settings settings) {
        var it = new TreeMap<String, String>();
        it.put("bootstrap.servers", settings.bootstrapServers);
        it.put("group.id", "dosirak-connect");
        it.put("listeners", "http://127.0.0.1:" + settings.port);
        it.put("rest.advertised.host.name", "127.0.0.1");
        it.put("rest.advertised.port", Integer.toString(settings.port));
        if (!settings.password.isEmpty()) {
            it.put(
                    "rest.extension.classes",
                    EXTENSION + ".BasicAuthSecurityRestExtension,dev.dosirak.platform.connect.LoneWorker");
        }
        it.put("plugin.discovery", "service_load");
        it.put("connector.client.config.override.policy", "All");
        for (var topic : List.of("config", "offset", "status")) {
            it.put(topic + ".storage.topic", "connect-" + topic);
            it.put(topic + ".storage.replication.factor", "1");
        }
        it.put("offset.storage.partitions", "4");
        it.put("status.storage.partitions", "2");
        // What was sent but not yet noted here is sent again after kill -9.
        // Every task reads the offsets again before it writes its own, so that often costs as much as all events at
        // rest.
        it.put("offset.flush.interval.ms", "5000");
        // A killed worker is given up soon, and what it ran is started at once.
        it.put("session.timeout.ms", "3000");
        it.put("heartbeat.interval.ms", "800");
        it.put("rebalance.timeout.ms", "10000");
        it.put("scheduled.rebalance.max.delay.ms", "0");
        it.put("task.shutdown.graceful.timeout.ms", "3000");
        for (var converter : List.of("key", "value", "header")) {
            it.put(converter + ".converter", "org.apache.kafka.connect.storage.StringConverter");
        }
        for (var client : List.of("", "producer.", "consumer.", "admin.")) {
            settings.kafka.settings().forEach((name, value) -> it.put(client + name, value));
            it.put(client + "reconnect.backoff.max.ms", "250");
        }
        // What comes is handed over at once; only who has nothing to read asks again so soon.
        it.put("consumer.fetch.max.wait.ms", "2000");
        it.put("config.providers", ConnectSecrets.PROVIDER);
        var provider = "config.providers." + ConnectSecrets.PROVIDER;
        it.put(provider + ".class", "org.apache.kafka.common.config.provider.DirectoryConfigProvider");
        it.put(provider + ".param.allowed.paths", settings.secrets().toString());
        it.putAll(settings.extra);
        return it;
    }

    /// The worker's connectors.
    public Connectors connectors() {
        return connectors(settings.folder, url(), settings.password);
    }

    /// The connectors of a worker that was started with this folder and password.
    public static Connectors connectors(Path folder, URI url, String password) {
        var secrets = new ConnectSecrets.LocalFiles(folder.toAbsolutePath().resolve("secrets"));
        return new Connectors(password.isEmpty() ? url : withLogin(url, password), secrets, OutboxConnectorKind.OURS);
    }

    private static URI withLogin(URI url, String password) {
        try {
            return new URI(url.getScheme(), USER + ":" + password, url.getHost(), url.getPort(), null, null, null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + settings.port);
    }

    public Process process() {
        return server.process();
    }

    /// Stops the worker in order; kills it when it does not stop in time.
    @Override
    public void close() {
        server.stop("TERM", STOP_LIMIT);
    }
}
