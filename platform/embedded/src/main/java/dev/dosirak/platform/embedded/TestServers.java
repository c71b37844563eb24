package dev.dosirak.platform.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Properties;

/// Keeps the servers of one test run: PostgreSQL from the beginning, Kafka and Connect when the first test asks.
/// Ends, and leaves nothing behind, when the build that it serves has ended. They end with it even if it is
/// killed.
public final class TestServers {

    private static final Duration ROUND = Duration.ofMillis(50);
    // The data of a test is thrown away, so the disk need not be waited for. Never so outside of tests.
    private static final Map<String, String> FORGETFUL =
            Map.of("fsync", "off", "full_page_writes", "off", "synchronous_commit", "off");

    private final TestServerFiles files;
    private final InfrastructureFiles infrastructure;
    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private String bootstrapServers = "";

    private TestServers(TestServerFiles files, InfrastructureFiles infrastructure) {
        this.files = files;
        this.infrastructure = infrastructure;
    }

    /// @param arguments the folder to keep the servers in, and the id of the process to serve
    public static void main(String[] arguments) throws IOException {
        var testServers = new TestServers(new TestServerFiles(Path.of(arguments[0])), InfrastructureFiles.find());
        var stop = new Thread(testServers::end, "end");
        Runtime.getRuntime().addShutdownHook(stop);
        testServers.run(Long.parseLong(arguments[1]));
        System.exit(0);
    }

    private void run(long build) {
        attempt(TestServerFiles.POSTGRES, this::postgres);
        // The folder may be wiped under us, by `mvn clean`.
        while (ProcessHandle.of(build).isPresent() && Files.exists(files.answerFile(TestServerFiles.POSTGRES))) {
            if (files.isRequested(TestServerFiles.KAFKA)) {
                attempt(TestServerFiles.KAFKA, this::kafka);
            }
            if (files.isRequested(TestServerFiles.CONNECT) && !bootstrapServers.isEmpty()) {
                attempt(TestServerFiles.CONNECT, this::connect);
            }
            ServerProcess.pause(ROUND);
        }
    }

    private void attempt(String server, Runnable start) {
        try {
            start.run();
        } catch (InfrastructureFailed e) {
            files.publishFailure(server, String.valueOf(e.getMessage()));
        }
    }

    private void postgres() {
        var settings = new PostgresServer.Settings(
                files.folder().resolve("postgres"), Ports.free(), files.folder().resolve("postgres.log"), FORGETFUL);
        var postgres = PostgresServer.start(infrastructure, settings);
        running.push(postgres);
        var answer = new Properties();
        answer.put("keeper", ProcessIdentity.self().toString());
        answer.put("postgres.port", Integer.toString(postgres.port()));
        answer.put("postgres.password", postgres.password());
        files.publish(TestServerFiles.POSTGRES, answer);
    }

    private void kafka() {
        var settings = new KafkaServer.Settings(
                files.folder().resolve("kafka"),
                Ports.free(),
                Ports.free(),
                files.folder().resolve("kafka.log"));
        var kafka = KafkaServer.start(infrastructure, settings);
        running.push(kafka);
        bootstrapServers = kafka.bootstrapServers();
        var answer = new Properties();
        answer.put("bootstrap.servers", bootstrapServers);
        files.publish(TestServerFiles.KAFKA, answer);
    }

    private void connect() {
        var folder = files.folder();
        var settings = new ConnectServer.Settings(
                folder.resolve("connect"), Ports.free(), bootstrapServers, folder.resolve("connect.log"));
        var connect = ConnectServer.start(infrastructure, settings);
        running.push(connect);
        var answer = new Properties();
        answer.put("url", connect.url().toString());
        files.publish(TestServerFiles.CONNECT, answer);
    }

    private void end() {
        try {
            while (!running.isEmpty()) {
                running.pop().close();
            }
            FileTrees.delete(files.folder());
        } catch (Exception e) {
            // Nobody is left to tell but the log.
            e.printStackTrace();
        }
    }
}
