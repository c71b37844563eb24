package dev.dosirak.storefront.window.copy;

import dev.dosirak.platform.kernel.Placements;
import dev.dosirak.platform.kernel.ServiceAddresses;
import dev.dosirak.platform.kernel.ServiceToken;
import dev.dosirak.platform.sweep.Sweep;
import dev.dosirak.platform.sync.HttpOwner;
import dev.dosirak.platform.sync.MemoryBacklog;
import dev.dosirak.platform.sync.Replica;
import dev.dosirak.platform.sync.SyncSettings;
import dev.dosirak.storefront.StorefrontSettings;
import dev.dosirak.storefront.window.ShopWindow;
import java.time.Clock;
import java.util.Optional;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Keeps the window filled from three owners. What an earlier run has left on disk is shown before anything else
/// begins; what it may have missed is imported.
@Configuration(proxyBeanMethods = false)
class CopyConfiguration {

    private final StorefrontSettings settings;
    private final SyncSettings sync;
    private final ServiceToken token;
    private final Clock clock;

    CopyConfiguration(StorefrontSettings settings, SyncSettings sync, ServiceToken token, Clock clock) {
        this.settings = settings;
        this.sync = sync;
        this.token = token;
        this.clock = clock;
    }

    @Bean
    Shelf shopShelf() {
        return shelf("shops");
    }

    @Bean
    Shelf reviewShelf() {
        return shelf("reviews");
    }

    @Bean
    Shelf adShelf() {
        return shelf("ads");
    }

    private Shelf shelf(String name) {
        return Shelf.open(
                settings.data().resolve(name),
                Math.toIntExact(settings.segment().toBytes()));
    }

    @Bean
    Replica shops(Shelf shopShelf, ShopWindow window) {
        return replica("shops", "shop", settings.shopUrl(), shopShelf, new ShopDisplay(window, clock));
    }

    @Bean
    Replica reviews(Shelf reviewShelf, ShopWindow window) {
        return replica("shop-reviews", "review", settings.reviewUrl(), reviewShelf, new ReviewDisplay(window, clock));
    }

    @Bean
    Replica ads(Shelf adShelf, Placements campaigns) {
        return replica("ads", "ad", settings.adUrl(), adShelf, new AdDisplay(campaigns));
    }

    private Replica replica(String domain, String owner, ServiceAddresses addresses, Shelf shelf, Display display) {
        var copy = new ShelvedCopy(shelf, display);
        copy.restore();
        var replica = new Replica(
                "storefront-" + domain,
                new HttpOwner(addresses, domain, token.to(owner)),
                copy,
                shelf.asOf().isPresent() ? MemoryBacklog.afterAnEarlierRun() : new MemoryBacklog(),
                sync,
                clock);
        shelf.asOf().ifPresent(replica::restored);
        return replica;
    }

    @Bean
    Sweep shopMark(Replica shops, Shelf shopShelf) {
        return mark(shops, shopShelf);
    }

    @Bean
    Sweep reviewMark(Replica reviews, Shelf reviewShelf) {
        return mark(reviews, reviewShelf);
    }

    @Bean
    Sweep adMark(Replica ads, Shelf adShelf) {
        return mark(ads, adShelf);
    }

    /// Notes on the shelf until when it is known to be right.
    private Sweep mark(Replica replica, Shelf shelf) {
        return Sweep.onEveryNode(
                replica.name() + ".mark",
                settings.markEvery(),
                () -> replica.asOf()
                        .filter(it -> !shelf.asOf().equals(Optional.of(it)))
                        .ifPresent(shelf::mark));
    }

    /// `shops` in the readiness group. Without reviews and ads there is still something to show.
    @Bean
    HealthIndicator shopsHealthIndicator(Replica shops) {
        return () -> (shops.isReady() ? Health.up() : Health.outOfService()).build();
    }
}
