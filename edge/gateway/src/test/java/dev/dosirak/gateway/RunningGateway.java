package dev.dosirak.gateway;

import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;

/// One life of a gateway of which only the storefront matters.
final class RunningGateway implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    /// A gateway's end must not end the threads of another one in this JVM.
    @Configuration(proxyBeanMethods = false)
    static class OwnThreads {

        @Bean
        ReactorResourceFactory reactorResourceFactory() {
            var resources = new ReactorResourceFactory();
            resources.setUseGlobalResources(false);
            resources.setShutdownQuietPeriod(Duration.ZERO);
            return resources;
        }
    }

    private RunningGateway(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /// @param more keys and values, which win
    static RunningGateway start(StubStorefront stubStorefront, Path data, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "server.port",
                "0",
                "STOREFRONT_URL",
                stubStorefront.url(),
                "STOREFRONT_WINDOW_URL",
                stubStorefront.url(),
                "GATEWAY_DATA",
                data.toString(),
                "DOSIRAK_SERVICE_KEY",
                TokenForge.SERVICE_KEY,
                "dosirak.offline.refresh",
                "200ms",
                "dosirak.offline.try-again",
                "200ms"));
        settings.putAll(more);
        return new RunningGateway(new SpringApplicationBuilder(GatewayApplication.class, OwnThreads.class)
                .properties("spring.config.name=gateway")
                .run(settings.entrySet().stream()
                        .map(it -> "--" + it.getKey() + "=" + it.getValue())
                        .toArray(String[]::new)));
    }

    static RunningGateway start(StubStorefront stubStorefront, Path data) {
        return start(stubStorefront, data, Map.of());
    }

    /// Waits until it has a phone book.
    RunningGateway withPhonebook() {
        await().until(() -> !Double.isNaN(ageOfPhonebook()));
        return this;
    }

    /// Not a number while there is none.
    private double ageOfPhonebook() {
        return context.getBean(MeterRegistry.class)
                .get("dosirak.offline.age")
                .gauge()
                .value();
    }

    TestClient visitor() {
        return new TestClient(port());
    }

    String port() {
        return context.getEnvironment().getRequiredProperty("local.server.port");
    }

    @Override
    public void close() {
        context.close();
    }
}
