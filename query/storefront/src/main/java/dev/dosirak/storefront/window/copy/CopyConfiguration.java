package dev.dosirak.storefront.window.copy;

import dev.dosirak.platform.sweep.Sweep;
import dev.dosirak.platform.sweep.Sweeper;
import dev.dosirak.platform.sync.Backlog;
import dev.dosirak.platform.sync.HttpOwner;
import dev.dosirak.platform.sync.MemoryBacklog;
import dev.dosirak.platform.sync.Owner;
import dev.dosirak.platform.sync.Replica;
import dev.dosirak.platform.web.ServiceToken;
import dev.dosirak.storefront.StorefrontSettings;
import dev.dosirak.storefront.window.Freshness;
import dev.dosirak.storefront.window.ShopWindow;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Keeps the window filled. The snapshot is read before anything else begins, and written at the very end.
@Configuration(proxyBeanMethods = false)
class CopyConfiguration {

    @Bean(initMethod = "restore", destroyMethod = "save")
    Snapshot snapshot(StorefrontSettings settings, ShopWindow window, Freshness freshness) {
        return new Snapshot(settings.data(), window, freshness);
    }

    @Bean
    Owner shops(StorefrontSettings settings, ServiceToken token, Freshness freshness, Clock clock) {
        return new WatchedOwner(new HttpOwner(settings.shopUrl(), "shops", token), freshness, clock);
    }

    @Bean
    Backlog backlog() {
        return new MemoryBacklog();
    }

    @Bean
    Replica replica(Owner shops, WindowCopy copy, Backlog backlog) {
        return new Replica("storefront-shops", shops, copy, backlog);
    }

    @Bean
    Pulse pulse(Owner shops, Backlog backlog, Replica replica, ShopWindow window, Freshness freshness, Clock clock) {
        return new Pulse(shops, backlog, replica, window, freshness, clock);
    }

    @Bean
    Sweeper sweeper(StorefrontSettings settings, Snapshot snapshot, Pulse pulse, MeterRegistry meters) {
        return new Sweeper(
                "storefront",
                List.of(
                        new Sweep("storefront.snapshot", settings.snapshotEvery(), snapshot::saveIfChanged),
                        new Sweep("storefront.pulse", settings.pulseEvery(), pulse::beat)),
                meters);
    }

    /// `shops` in the readiness group.
    @Bean
    HealthIndicator shopsHealthIndicator(Freshness freshness) {
        return () -> (freshness.isReady() ? Health.up() : Health.outOfService()).build();
    }
}
