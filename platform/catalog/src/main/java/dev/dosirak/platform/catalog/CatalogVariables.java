package dev.dosirak.platform.catalog;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/// Where everything is, as the catalog says, for whatever nobody else says: so that no service's YAML need
/// name a port.
public final class CatalogVariables implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        environment.getPropertySources().addLast(new MapPropertySource("catalog", Map.copyOf(Variables.defaults())));
    }
}
