package dev.dosirak.storefront.catalog.copy;

import dev.dosirak.platform.job.ScheduledJob;
import dev.dosirak.platform.kernel.Placements;
import dev.dosirak.platform.kernel.ServiceAddresses;
import dev.dosirak.platform.kernel.ServiceToken;
import dev.dosirak.platform.sync.HttpDataOwner;
import dev.dosirak.platform.sync.MemoryBacklog;
import dev.dosirak.platform.sync.Replica;
import dev.dosirak.platform.sync.SyncSettings;
import dev.dosirak.storefront.StorefrontSettings;
import dev.dosirak.storefront.catalog.ShopCatalog;
import java.time.Clock;
import java.util.Optional;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Keeps the catalog filled from three owners. What an earlier run has left on disk is shown before anything else
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
    DocumentLog shopLog() {
        return open("shops");
    }

    @Bean
    DocumentLog reviewLog() {
        return open("reviews");
    }

    @Bean
    DocumentLog adLog() {
        return open("ads");
    }

    private DocumentLog open(String name) {
        return DocumentLog.open(
                settings.data().resolve(name),
                Math.toIntExact(settings.segment().toBytes()));
    }

    @Bean
    Replica shops(DocumentLog shopLog, ShopCatalog shopCatalog) {
        return replica("shops", "shop", settings.shopUrl(), shopLog, new ShopProjection(shopCatalog, clock));
    }

    @Bean
    Replica reviews(DocumentLog reviewLog, ShopCatalog shopCatalog) {
        return replica(
                "shop-reviews", "review", settings.reviewUrl(), reviewLog, new ReviewProjection(shopCatalog, clock));
    }

    @Bean
    Replica ads(DocumentLog adLog, Placements campaigns) {
        return replica("ads", "ad", settings.adUrl(), adLog, new AdProjection(campaigns));
    }

    private Replica replica(
            String domain, String owner, ServiceAddresses addresses, DocumentLog documentLog, Projection projection) {
        var copy = new DocumentCopy(documentLog, projection);
        copy.restore();
        var replica = new Replica(
                "storefront-" + domain,
                new HttpDataOwner(addresses, domain, token.to(owner)),
                copy,
                documentLog.asOf().isPresent() ? MemoryBacklog.afterAnEarlierRun() : new MemoryBacklog(),
                sync,
                clock);
        documentLog.asOf().ifPresent(replica::restored);
        return replica;
    }

    @Bean
    ScheduledJob shopCheckpoint(Replica shops, DocumentLog shopLog) {
        return checkpoint(shops, shopLog);
    }

    @Bean
    ScheduledJob reviewCheckpoint(Replica reviews, DocumentLog reviewLog) {
        return checkpoint(reviews, reviewLog);
    }

    @Bean
    ScheduledJob adCheckpoint(Replica ads, DocumentLog adLog) {
        return checkpoint(ads, adLog);
    }

    /// Notes in the log until when it is known to be right.
    private ScheduledJob checkpoint(Replica replica, DocumentLog documentLog) {
        return ScheduledJob.onEveryNode(
                replica.name() + ".checkpoint",
                settings.markEvery(),
                () -> replica.asOf()
                        .filter(it -> !documentLog.asOf().equals(Optional.of(it)))
                        .ifPresent(documentLog::mark));
    }

    /// `shops` in the readiness group. Without reviews and ads there is still something to show.
    @Bean
    HealthIndicator shopsHealthIndicator(Replica shops) {
        return () -> (shops.isReady() ? Health.up() : Health.outOfService()).build();
    }
}
