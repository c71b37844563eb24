package dev.dosirak.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PropertyFileTest {

    @TempDir
    Path folder;

    /// Kafka reads it byte by byte; it may name a folder in Korean.
    @Test
    void whatKafkaReadsIsWhatWasWritten() throws IOException {
        var file = PropertyFile.write(Map.of("log.dirs", "/도시락 집/kafka"), folder.resolve("server.properties"));

        var read = new Properties();
        try (var stream = Files.newInputStream(file)) {
            read.load(stream);
        }
        assertThat(read).containsExactly(Map.entry("log.dirs", "/도시락 집/kafka"));
    }
}
