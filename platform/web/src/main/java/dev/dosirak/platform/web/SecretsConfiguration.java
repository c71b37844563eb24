package dev.dosirak.platform.web;

import dev.dosirak.platform.kernel.KnownSecrets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;

/// Looks through every setting of ours: one that was forgotten here would be the one that opens the door.
@Configuration(proxyBeanMethods = false)
class SecretsConfiguration {

    private static final String OURS = "dosirak.";

    /// @throws IllegalStateException when others can reach the service, and know a secret of it
    @Bean
    KnownSecrets knownSecrets(ConfigurableEnvironment environment) {
        var secrets = new KnownSecrets(settings(environment));
        secrets.mayListenOn(environment.getProperty("server.address", ""));
        return secrets;
    }

    private static Map<String, String> settings(ConfigurableEnvironment environment) {
        return environment.getPropertySources().stream()
                .filter(EnumerablePropertySource.class::isInstance)
                .flatMap(it -> Arrays.stream(((EnumerablePropertySource<?>) it).getPropertyNames()))
                .filter(it -> it.startsWith(OURS))
                .distinct()
                .collect(Collectors.toMap(it -> it, it -> environment.getProperty(it, "")));
    }
}
