package dev.dosirak.platform.embedded;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Properties;

/// The files through which test JVMs and the keeper of the test infrastructure speak: the keeper writes what runs
/// where, a test asks for a server by making an empty `<server>.wanted`, and the answer is `<server>.properties`.
record TestServerFiles(Path folder) {

    static final String POSTGRES = "infrastructure";
    static final String KAFKA = "kafka";
    static final String CONNECT = "connect";

    private static final Duration LIMIT = Duration.ofSeconds(60);

    Path answerFile(String server) {
        return folder.resolve(server + ".properties");
    }

    private Path failureFile(String server) {
        return folder.resolve(server + ".failed");
    }

    private Path requestFile(String server) {
        return folder.resolve(server + ".wanted");
    }

    boolean isRequested(String server) {
        return Files.exists(requestFile(server))
                && !Files.exists(answerFile(server))
                && !Files.exists(failureFile(server));
    }

    void publish(String server, Properties properties) {
        put(answerFile(server), properties);
    }

    void publishFailure(String server, String reason) {
        var properties = new Properties();
        properties.put("reason", reason);
        put(failureFile(server), properties);
    }

    private void put(Path file, Properties properties) {
        try {
            var half = file.resolveSibling(file.getFileName() + ".new");
            try (var writer = Files.newBufferedWriter(half)) {
                properties.store(writer, null);
            }
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new InfrastructureFailed("Cannot write " + file, e);
        }
    }

    /// Asks for a server and waits until it runs.
    ///
    /// @throws InfrastructureFailed when it cannot be started, or nobody answers
    Properties request(String server) {
        try {
            if (!Files.exists(answerFile(server)) && !Files.exists(requestFile(server))) {
                Files.write(requestFile(server), new byte[0]);
            }
        } catch (IOException e) {
            throw new InfrastructureFailed("Cannot write " + requestFile(server), e);
        }
        var deadline = System.nanoTime() + LIMIT.toNanos();
        while (!Files.exists(answerFile(server))) {
            if (Files.exists(failureFile(server))) {
                throw new InfrastructureFailed(
                        String.valueOf(read(failureFile(server)).get("reason")));
            }
            if (System.nanoTime() > deadline) {
                throw new InfrastructureFailed("No %s for the tests after %d s; see %s"
                        .formatted(server, LIMIT.toSeconds(), folder.resolve("keeper.log")));
            }
            ServerProcess.pause(Duration.ofMillis(20));
        }
        return read(answerFile(server));
    }

    static Properties read(Path file) {
        try {
            var properties = new Properties();
            properties.load(new StringReader(Files.readString(file)));
            return properties;
        } catch (IOException e) {
            throw new InfrastructureFailed("Cannot read " + file, e);
        }
    }
}
