package dev.dosirak.platform.testing;

import dev.dosirak.platform.embedded.TestInfrastructure;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

/// Points a service under test at infrastructure of its own.
final class RealInfrastructure implements ApplicationContextInitializer<GenericApplicationContext> {

    /// For whatever happens beside a test; long, because a busy machine is not a failure.
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private static final String SERVICE_KEY = "a-key-that-only-services-under-test-know";

    @Override
    public void initialize(GenericApplicationContext context) {
        Awaitility.setDefaultTimeout(PATIENCE);
        var infrastructure = TestInfrastructure.get();
        var environment = context.getEnvironment();
        var service = environment.getProperty("spring.application.name", "service");
        TestTokens.setAudience(service);
        var prefix = service + "-" + UUID.randomUUID().toString().substring(0, 8) + ".";
        Map<String, Object> properties = new LinkedHashMap<>();
        if (environment.containsProperty("spring.flyway.locations")
                || environment.containsProperty("spring.flyway.locations[0]")) {
            var database = infrastructure.newDatabase(service);
            properties.put("spring.datasource.url", database.jdbcUrl());
            properties.put("spring.datasource.username", database.username());
            properties.put("spring.datasource.password", database.password());
            // Fifty at once, on ten connections of a busy machine: whoever waits for one is not refused.
            properties.put("spring.datasource.hikari.connection-timeout", PATIENCE.toMillis());
        }
        var kafka = infrastructure.kafkaBootstrapServers();
        properties.put("spring.kafka.bootstrap-servers", kafka);
        properties.put("dosirak.kafka.topic-prefix", prefix);
        // A topic that a test makes by publishing something is noticed at once.
        properties.put("spring.kafka.consumer.properties.metadata.max.age.ms", "500");
        properties.put("dosirak.security.service-key", SERVICE_KEY);
        properties.put("dosirak.security.identity", TestTokens.issuer());
        properties.put("springdoc.use-fqn", "true"); // two types of one simple name stay two
        properties.put("springdoc.default-produces-media-type", "application/json");
        environment.getPropertySources().addFirst(new MapPropertySource("real-infrastructure", properties));
        context.registerBean(TestEvents.class, () -> new TestEvents(kafka, prefix));
    }
}
