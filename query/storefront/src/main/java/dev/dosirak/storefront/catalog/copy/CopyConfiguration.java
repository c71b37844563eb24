package dev.dosirak.storefront.catalog.copy;

import dev.dosirak.platform.job.ScheduledJob;
import dev.dosirak.platform.kernel.Placements;
import dev.dosirak.platform.sync.Copies;
import dev.dosirak.platform.sync.Replica;
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
    private final Copies copies;
    private final Clock clock;

    CopyConfiguration(StorefrontSettings settings, Copies copies, Clock clock) {
        this.settings = settings;
        this.copies = copies;
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
        return replica("shops", shopLog, new ShopProjection(shopCatalog, clock));
    }

    @Bean
    Replica reviews(DocumentLog reviewLog, ShopCatalog shopCatalog) {
        return replica("shop-reviews", reviewLog, new ReviewProjection(shopCatalog, clock));
    }

    @Bean
    Replica ads(DocumentLog adLog, Placements campaigns) {
        return replica("ads", adLog, new AdProjection(campaigns));
    }

    private Replica replica(String domain, DocumentLog documentLog, Projection projection) {
        var copy = new DocumentCopy(documentLog, projection);
        copy.restore();
        return copies.onThisNode(domain, copy, documentLog.asOf());
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
