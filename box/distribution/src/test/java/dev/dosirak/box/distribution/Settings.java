package dev.dosirak.box.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dosirak.platform.catalog.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.beans.factory.config.YamlProcessor.ResolutionMethod;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;

/// A service's own configuration, without the platform's; empty where it has nothing to say.
final class Settings {

    private final Properties settings;
    private final String text;

    Settings(Service service) {
        var file = new ClassPathResource(service.key() + ".yml");
        var yaml = new YamlPropertiesFactoryBean();
        yaml.setResolutionMethod(ResolutionMethod.FIRST_FOUND);
        yaml.setResources(file);
        settings = Objects.requireNonNull(yaml.getObject());
        try {
            text = file.exists() ? file.getContentAsString(UTF_8) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Alone, or as the beginning of others.
    boolean has(String key) {
        return settings.stringPropertyNames().stream()
                .anyMatch(it -> it.equals(key) || it.startsWith(key + "[") || it.startsWith(key + "."));
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
