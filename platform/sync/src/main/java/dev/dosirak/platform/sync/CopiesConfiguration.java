package dev.dosirak.platform.sync;

import dev.dosirak.platform.catalog.CatalogEntry;
import dev.dosirak.platform.kernel.ServiceToken;
import dev.dosirak.platform.lease.Leases;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/// For services that keep copies: [Copies] makes them, as [Replica] beans they are measured, and operators can look
/// after them.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SyncSettings.class)
@Import(CopyController.class)
public class CopiesConfiguration {

    @Bean
    Copies copies(
            @Value("${spring.application.name}") String service,
            Environment environment,
            ServiceToken token,
            SyncSettings settings,
            Clock clock,
            ObjectProvider<JdbcClient> jdbc,
            ObjectProvider<PlatformTransactionManager> transactions,
            ObjectProvider<Leases> leases) {
        return new Copies(
                CatalogEntry.named(service),
                environment::getRequiredProperty,
                token,
                settings,
                clock,
                jdbc,
                transactions,
                leases);
    }

    @Bean
    MeterBinder copyMeters(List<Replica> replicas, Clock clock) {
        return registry -> replicas.forEach(it -> measure(it, registry, clock));
    }

    private static void measure(Replica copy, MeterRegistry registry, Clock clock) {
        Gauge.builder("dosirak.sync.age", copy, it -> secondsSince(it, clock))
                .description("How old the copy may be")
                .baseUnit("seconds")
                .tag("copy", copy.name())
                .register(registry);
        Gauge.builder("dosirak.sync.waiting", copy, it -> it.progress().waiting())
                .description("Changes heard of and not fetched yet")
                .tag("copy", copy.name())
                .register(registry);
        Gauge.builder("dosirak.sync.aside", copy, it -> it.progress().setAside())
                .description("What could not be read or stored and is tried again")
                .tag("copy", copy.name())
                .register(registry);
        FunctionCounter.builder(
                        "dosirak.sync.notices", copy, it -> it.progress().work().notices())
                .tag("copy", copy.name())
                .register(registry);
        FunctionCounter.builder(
                        "dosirak.sync.fetched", copy, it -> it.progress().work().fetched())
                .tag("copy", copy.name())
                .register(registry);
    }

    private static double secondsSince(Replica copy, Clock clock) {
        return copy.asOf()
                .map(it -> (double) Duration.between(it, Instant.now(clock)).toSeconds())
                .orElse(Double.NaN);
    }
}
