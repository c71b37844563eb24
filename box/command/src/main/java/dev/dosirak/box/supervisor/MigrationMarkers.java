package dev.dosirak.box.supervisor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Which services of a JVM migrate their databases right now: each has a file in a folder meanwhile, since none answers
/// requests before it has migrated.
record MigrationMarkers(Path folder) {

    /// Names the folder to the services.
    static final String VARIABLE = "DOSIRAK_MIGRATING";

    /// @param jvm its name among all that run here
    static MigrationMarkers of(Home home, String jvm) {
        return new MigrationMarkers(home.run().resolve(jvm + ".migrating"));
    }

    /// A JVM that was killed may have left files.
    void clear() throws IOException {
        Files.createDirectories(folder);
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    boolean exist() {
        try (var files = Files.list(folder)) {
            return files.findAny().isPresent();
        } catch (IOException e) {
            return false;
        }
    }
}
