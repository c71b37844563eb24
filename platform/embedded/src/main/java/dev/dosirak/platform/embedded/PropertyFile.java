package dev.dosirak.platform.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/// Settings as the programs of Kafka read them, in Latin letters with all others escaped; passwords among them, so they
/// are for their owner only.
final class PropertyFile {

    private PropertyFile() {}

    static Path write(Map<String, String> settings, Path file) {
        var properties = new Properties();
        properties.putAll(settings);
        try {
            PrivateFiles.make(file);
            try (var stream = Files.newOutputStream(file)) {
                properties.store(stream, null);
            }
            return file;
        } catch (IOException e) {
            throw new InfrastructureFailed("Cannot write %s: %s".formatted(file, e.getMessage()), e);
        }
    }
}
