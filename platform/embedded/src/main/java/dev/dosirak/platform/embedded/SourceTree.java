package dev.dosirak.platform.embedded;

import java.nio.file.Files;
import java.nio.file.Path;

/// The source tree that a test runs in.
public final class SourceTree {

    private SourceTree() {}

    /// Its root, above whatever folder a test runs in.
    ///
    /// @throws InfrastructureFailed outside of one
    public static Path root() {
        var start = Path.of("").toAbsolutePath();
        for (var folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve(".mvn"))) {
                return folder;
            }
        }
        throw new InfrastructureFailed("No folder with .mvn in %s or above".formatted(start));
    }
}
