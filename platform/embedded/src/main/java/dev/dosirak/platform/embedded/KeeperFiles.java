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
record KeeperFiles(Path folder) {

    static final String POSTGRES = "infrastructure";
    static final String KAFKA = "kafka";
    static final String CONNECT = "connect";

    private static final Duration LIMIT = Duration.ofSeconds(60);

    Path answer(String server) {
        return folder.resolve(server + ".properties");
    }

    private Path failure(String server) {
        return folder.resolve(server + ".failed");
    }

    private Path wish(String server) {
        return folder.resolve(server + ".wanted");
    }

    boolean isWanted(String server) {
        return Files.exists(wish(server)) && !Files.exists(answer(server)) && !Files.exists(failure(server));
    }

    void tell(String server, Properties properties) {
        put(answer(server), properties);
    }

    void tellFailure(String server, String reason) {
        var properties = new Properties();
        properties.put("reason", reason);
        put(failure(server), properties);
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
    Properties ask(String server) {
        try {
            if (!Files.exists(answer(server)) && !Files.exists(wish(server))) {
                Files.write(wish(server), new byte[0]);
            }
        } catch (IOException e) {
            throw new InfrastructureFailed("Cannot write " + wish(server), e);
        }
        var deadline = System.nanoTime() + LIMIT.toNanos();
        while (!Files.exists(answer(server))) {
            if (Files.exists(failure(server))) {
                throw new InfrastructureFailed(
                        String.valueOf(read(failure(server)).get("reason")));
            }
            if (System.nanoTime() > deadline) {
                throw new InfrastructureFailed("No %s for the tests after %d s; see %s"
                        .formatted(server, LIMIT.toSeconds(), folder.resolve("keeper.log")));
            }
            ServerProcess.pause(Duration.ofMillis(20));
        }
        return read(answer(server));
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
