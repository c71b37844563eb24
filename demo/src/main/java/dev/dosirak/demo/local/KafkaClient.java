package dev.dosirak.demo.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/// What a client of the platform's Kafka needs to be let in: the settings that `./dosirak up` has written for its own
/// broker, or, for one that somebody else runs, the variables that services are started with.
public final class KafkaClient {

    private static final String FILE = "kafka-client.properties";
    private static final String VARIABLE = "KAFKA_(SECURITY|SASL|SSL)_[A-Z_]+";

    private KafkaClient() {}

    /// Settings to which a client adds its own.
    public static Map<String, Object> settings(String bootstrapServers) {
        return settings(bootstrapServers, DataFolder.find());
    }

    /// @param folder the data folder of the platform that is meant
    public static Map<String, Object> settings(String bootstrapServers, Path folder) {
        var settings = new HashMap<String, Object>();
        var file = new Properties();
        var own = folder.resolve(FILE);
        if (Files.exists(own)) {
            try (var reader = Files.newBufferedReader(own)) {
                file.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        file.forEach((name, value) -> settings.put(name.toString(), value));
        System.getenv().forEach((name, value) -> {
            if (name.matches(VARIABLE) && !value.isBlank()) {
                settings.put(property(name), value);
            }
        });
        settings.put("bootstrap.servers", bootstrapServers);
        return settings;
    }

    private static String property(String variable) {
        return variable.substring("KAFKA_".length()).toLowerCase(Locale.ROOT).replace('_', '.');
    }
}
