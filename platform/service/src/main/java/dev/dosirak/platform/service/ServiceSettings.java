package dev.dosirak.platform.service;

import static java.util.stream.Collectors.joining;

import dev.dosirak.platform.catalog.CatalogEntry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.DefaultPropertiesPropertySource;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/// What follows from the name of a service and from its entry in the catalog, for whatever its own YAML and the
/// environment do not say: which files it is set by, its port, what is open to anybody, its database, pool and
/// migrations, and the variables that move them (`ORDER_PORT`, `ORDER_DATASOURCE_URL`, `ORDER_POOL`).
public final class ServiceSettings implements EnvironmentPostProcessor, Ordered {

    private static final int CONNECTIONS = 10;

    /// Before the files are read that are named here.
    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER - 1;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        application.getAllSources().stream()
                .flatMap(it -> it instanceof Class<?> type ? of(type).stream() : Stream.empty())
                .findFirst()
                .ifPresent(it -> DefaultPropertiesPropertySource.addOrMerge(it, environment.getPropertySources()));
    }

    /// @return empty when it is no [DosirakService]
    public static Optional<Map<String, Object>> of(Class<?> application) {
        return Optional.ofNullable(application.getAnnotation(DosirakService.class))
                .map(ServiceSettings::of);
    }

    private static Map<String, Object> of(DosirakService application) {
        var service = CatalogEntry.named(application.value());
        var it = new LinkedHashMap<String, Object>();
        it.put("spring.config.name", "platform," + service.key());
        it.put("spring.application.name", service.key());
        it.put("server.port", "${%s}".formatted(service.endpoint().portVariable()));
        // Where people are answered at a port of their own, this one is for services.
        if (service.spec().publicPort().isEmpty() && !service.spec().open().isEmpty()) {
            it.put("dosirak.security.open", service.spec().open());
        }
        if (service.hasDatabase()) {
            var name = service.variable();
            it.put("spring.datasource.url", "${%s_DATASOURCE_URL}".formatted(name));
            it.put("spring.datasource.username", "${%s_DATASOURCE_USERNAME:%s}".formatted(name, service.role()));
            it.put("spring.datasource.password", "${%s_DATASOURCE_PASSWORD:}".formatted(name));
            it.put("spring.datasource.hikari.maximum-pool-size", "${%s_POOL:%d}".formatted(name, CONNECTIONS));
            it.put("spring.flyway.locations", migrations(service, Set.of(application.ownTables())));
        }
        return it;
    }

    private static String migrations(CatalogEntry service, Set<String> ownTables) {
        var ofPlatform = Capability.of(service)
                .flatMap(it -> it.tables().stream())
                .filter(it -> !ownTables.contains(it))
                .map("platform/"::concat);
        return Stream.concat(ofPlatform, Stream.of(service.key()))
                .map("classpath:db/"::concat)
                .collect(joining(","));
    }
}
