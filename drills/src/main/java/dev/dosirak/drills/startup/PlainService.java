package dev.dosirak.drills.startup;

import dev.dosirak.drills.plain.PlainApplication;
import dev.dosirak.drills.rig.CannotMeasure;
import dev.dosirak.drills.rig.Web;
import dev.dosirak.platform.embedded.InfrastructureFiles;
import dev.dosirak.platform.embedded.KafkaServer;
import dev.dosirak.platform.embedded.Ports;
import dev.dosirak.platform.embedded.PostgresServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// One plain Spring Boot service: how long the very least takes on this machine.
final class PlainService {

    private static final int TIMES = 3;
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final long PAUSE_MILLIS = 10;
    private static final int LAST_LINES = 20;
    private static final String NAME = "plain";

    private PlainService() {}

    /// Seconds from its process to its first answer, on a PostgreSQL and a Kafka of its own.
    ///
    /// @param root of the built source tree
    /// @throws CannotMeasure when it does not start, or the tree has not been built
    static double medianStart(Path root, Path scratch) throws IOException, InterruptedException {
        var built = root.resolve("drills/target");
        if (!Files.isDirectory(built.resolve(NAME))) {
            throw new CannotMeasure("no plain service in %s: it is not in release archives".formatted(built));
        }
        var classPath = classPath(built.resolve("drills.jar"), built);
        var folder = Files.createDirectories(scratch.resolve(NAME));
        var files = InfrastructureFiles.of(root);
        var postgres =
                new PostgresServer.Settings(folder.resolve("postgres"), Ports.free(), folder.resolve("postgres.log"));
        var kafka = new KafkaServer.Settings(
                folder.resolve("kafka"), Ports.free(), Ports.free(), folder.resolve("kafka.log"));
        try (var database = PostgresServer.start(files, postgres);
                var _ = KafkaServer.start(files, kafka)) {
            database.createDatabase(NAME, NAME, NAME);
            var seconds = new ArrayList<Double>();
            for (int i = 0; i < TIMES; i++) {
                seconds.add(start(
                        classPath,
                        folder.resolve("service.log"),
                        List.of(
                                "spring.datasource.url=jdbc:postgresql://127.0.0.1:%d/%s"
                                        .formatted(postgres.port(), NAME),
                                "spring.datasource.username=" + NAME,
                                "spring.datasource.password=" + NAME,
                                "spring.kafka.bootstrap-servers=127.0.0.1:" + kafka.port())));
            }
            return seconds.stream().sorted().toList().get(TIMES / 2);
        }
    }

    /// @param built the folder with the libraries that it needs, and no other
    static String classPath(Path classes, Path built) {
        return "%s:%s/%s/*".formatted(classes, built, NAME);
    }

    /// Starts it and ends it again.
    ///
    /// @param settings where its database and Kafka are, as `spring.datasource.url=…`
    /// @return seconds until it answers
    static double start(String classPath, Path log, List<String> settings) throws IOException, InterruptedException {
        int port = Ports.free();
        var uri = URI.create("http://127.0.0.1:%d/dishes".formatted(port));
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(List.of(java, "-cp", classPath, PlainApplication.class.getName()));
        command.add("--server.port=" + port);
        command.add("--spring.flyway.locations=classpath:db/bench-plain");
        settings.forEach(it -> command.add("--" + it));
        long begun = System.nanoTime();
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        try (var web = new Web()) {
            while (web.get(uri, "").status() != 200) {
                if (!process.isAlive() || System.nanoTime() - begun > LIMIT.toNanos()) {
                    throw new CannotMeasure("the plain service does not start: " + lastLines(log));
                }
                Thread.sleep(PAUSE_MILLIS);
            }
            return (System.nanoTime() - begun) / 1e9;
        } finally {
            process.destroy();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }

    /// The log itself goes with everything else that a bench leaves behind.
    private static String lastLines(Path log) throws IOException {
        var lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }
}
