package dev.dosirak.box.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dosirak.platform.catalog.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;

/// A service's own configuration, without the platform's.
final class Settings {

    private final Properties settings;
    private final String text;

    Settings(Service service) {
        var file = new ClassPathResource(service.key() + ".yml");
        var yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(file);
        settings = Objects.requireNonNull(yaml.getObject());
        try {
            text = file.getContentAsString(UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean has(String key) {
        return settings.containsKey(key);
    }

    String get(String key) {
        return settings.getProperty(key, "");
    }

    List<String> list(String key) {
        return settings.stringPropertyNames().stream()
                .filter(it -> it.startsWith(key + "["))
                .map(settings::getProperty)
                .toList();
    }

    /// Whether it has these tables of the platform's.
    boolean hasTables(String folder) {
        return list("spring.flyway.locations").contains("classpath:db/platform/" + folder);
    }

    /// The variables that it reads with this end, without it: `ORDER` of `ORDER_URL`.
    Set<String> variables(String end) {
        return Pattern.compile("\\$\\{([A-Z_]+)" + end + "[:}]")
                .matcher(text)
                .results()
                .map(it -> it.group(1))
                .collect(Collectors.toSet());
    }
}
