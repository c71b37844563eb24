package dev.dosirak.platform.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// One Kafka broker, its own controller (KRaft), in a JVM of its own.
///
/// A record that was acknowledged is in the operating system's memory, so `kill -9` of the process loses nothing;
/// the loss of the whole machine may, as with any single broker.
public final class KafkaServer implements AutoCloseable {

    /// The only one there is: who may do what among our own services is not the embedded broker's business.
    public static final String USER = "dosirak";

    private static final String HEAP = "256m";
    // Any id will do, but it must stay the same for a data folder.
    private static final String CLUSTER = "RG9zaXJha0thZmthQm94MQ";
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    private final Settings settings;
    private final ServerProcess server;

    private KafkaServer(Settings settings, ServerProcess server) {
        this.settings = settings;
        this.server = server;
    }

    /// What a broker is started with.
    ///
    /// @param folder data and settings; made when absent
    /// @param port for clients, on 127.0.0.1
    /// @param controllerPort for the broker's own use, on 127.0.0.1
    /// @param log the broker's log; what the JVM itself has to say goes to a file of the same name ending in
    ///       `.out`
    /// @param password of [#USER], without which nobody is let in; empty to let everybody in
    /// @param extra broker settings that override ours
    public record Settings(
            Path folder, int port, int controllerPort, Path log, String password, Map<String, String> extra) {

        public Settings {
            folder = folder.toAbsolutePath();
            log = log.toAbsolutePath();
            extra = Map.copyOf(extra);
        }

        public Settings(Path folder, int port, int controllerPort, Path log) {
            this(folder, port, controllerPort, log, "", Map.of());
        }

        private Map<String, String> access() {
            return password.isEmpty()
                    ? Map.of("listener.security.protocol.map", "CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT")
                    : KafkaAccess.ofBroker(USER, password);
        }
    }

    /// Formats the folder when it is empty, starts the broker and waits until it takes requests.
    ///
    /// @throws InfrastructureFailed when that cannot be
    public static KafkaServer start(InfrastructureFiles files, Settings settings) {
        Ports.requireFree(settings.port, "Kafka");
        Ports.requireFree(settings.controllerPort, "Kafka's controller");
        var file = write(settings);
        format(files, settings, file);
        var server = launch(files, settings, "kafka", "kafka.Kafka", file.toString());
        server.await(() -> Ports.answers(settings.port), START_LIMIT);
        return new KafkaServer(settings, server);
    }

    private static void format(InfrastructureFiles files, Settings settings, Path file) {
        if (Files.exists(data(settings).resolve("bootstrap.checkpoint"))) {
            return;
        }
        var tool = launch(
                files,
                settings,
                "format",
                "kafka.tools.StorageTool",
                "format",
                "--ignore-formatted",
                "-t",
                CLUSTER,
                "-c",
                file.toString());
        if (tool.process().onExit().join().exitValue() != 0) {
            throw new InfrastructureFailed(
                    "Cannot format Kafka's folder %s; see %s".formatted(settings.folder, JvmCommand.out(settings.log)));
        }
    }

    private static ServerProcess launch(InfrastructureFiles files, Settings settings, String program, String... main) {
        var command = JvmCommand.command(files, program, HEAP, settings.folder, settings.log, main);
        return ServerProcess.start(
                "Kafka",
                command,
                settings.folder,
                JvmCommand.out(settings.log),
                settings.log,
                settings.folder.resolve(program + ".process"));
    }

    private static Path data(Settings settings) {
        return settings.folder.resolve("data");
    }

    private static Path write(Settings settings) {
        var properties = new TreeMap<String, String>();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", "1");
        properties.put(
                "listeners",
                "CLIENTS://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(settings.port, settings.controllerPort));
        properties.put("advertised.listeners", "CLIENTS://127.0.0.1:" + settings.port);
        properties.put("inter.broker.listener.name", "CLIENTS");
        properties.put("controller.listener.names", "CONTROLLER");
        properties.putAll(settings.access());
        properties.put("controller.quorum.voters", "1@127.0.0.1:" + settings.controllerPort);
        properties.put("log.dirs", data(settings).toString());
        properties.put("num.partitions", "6");
        properties.put("log.retention.hours", "168");
        for (var topic : List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
            properties.put(topic + ".replication.factor", "1");
            properties.put(topic + ".num.partitions", "4");
        }
        properties.put("transaction.state.log.min.isr", "1");
        properties.put("share.coordinator.state.topic.min.isr", "1");
        properties.put("group.initial.rebalance.delay.ms", "0");
        // After kill -9 the controller waits until the dead broker's session has ended before it lets the new one
        // in.
        properties.put("broker.session.timeout.ms", "2000");
        properties.put("broker.heartbeat.interval.ms", "400");
        // Nobody else reads the metadata, and so nobody need be shown twice a second that they go on.
        properties.put("metadata.max.idle.interval.ms", "0");
        // Connect may be found dead sooner than Kafka's own limit of 6 s.
        properties.put("group.min.session.timeout.ms", "1000");
        // One machine, few cores, a small heap.
        properties.put("num.network.threads", "2");
        properties.put("num.io.threads", "4");
        properties.put("background.threads", "4");
        properties.put("num.replica.fetchers", "1");
        properties.put("log.cleaner.dedupe.buffer.size", "16777216");
        properties.put("log.index.size.max.bytes", "2097152");
        properties.putAll(settings.extra);
        return PropertyFile.write(properties, settings.folder.resolve("server.properties"));
    }

    public int port() {
        return settings.port;
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + settings.port;
    }

    /// How a client is let in.
    public KafkaAccess access() {
        return settings.password.isEmpty() ? KafkaAccess.OPEN : KafkaAccess.of(USER, settings.password);
    }

    public Process process() {
        return server.process();
    }

    /// Stops the broker in order; kills it when it does not stop in time.
    @Override
    public void close() {
        server.stop("TERM", STOP_LIMIT);
    }
}
