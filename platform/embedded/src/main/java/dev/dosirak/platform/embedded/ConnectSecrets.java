package dev.dosirak.platform.embedded;

import java.io.IOException;
import java.nio.file.Path;

/// How a Kafka Connect learns the databases' passwords. Whoever reaches its REST interface, or its topics, reads its
/// connectors' settings: so these only say where a password lies.
public sealed interface ConnectSecrets {

    /// The name under which the worker must know Kafka's `DirectoryConfigProvider`.
    String PROVIDER = "directory";

    /// Files of ours, on the same machine.
    record LocalFiles(Path folder) implements ConnectSecrets {}

    /// Files that somebody has put before every worker, named as the databases are.
    record MountedFiles(String folder) implements ConnectSecrets {}

    /// As part of the settings, for everybody to read.
    record Inline() implements ConnectSecrets {}

    /// What is to stand in a connector's settings instead of the password.
    default String reference(String database, String password) {
        return switch (this) {
            case LocalFiles(var folder) -> {
                keep(folder.resolve(database), password);
                yield reference(folder.toString(), database, PROVIDER);
            }
            case MountedFiles(var folder) -> reference(folder, database, PROVIDER);
            case Inline() -> password;
        };
    }

    private static String reference(String folder, String file, String provider) {
        return "${%s:%s:%s}".formatted(provider, folder, file);
    }

    private static void keep(Path file, String password) {
        try {
            PrivateFiles.write(file, password);
        } catch (IOException e) {
            throw new InfrastructureFailed("Cannot write %s: %s".formatted(file, e.getMessage()), e);
        }
    }
}
