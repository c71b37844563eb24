package dev.dosirak.search.shops.copy;

import dev.dosirak.platform.job.ScheduledJob;
import dev.dosirak.platform.kernel.ServiceAddresses;
import dev.dosirak.platform.kernel.ServiceToken;
import dev.dosirak.platform.sync.HttpDataOwner;
import dev.dosirak.platform.sync.MemoryBacklog;
import dev.dosirak.platform.sync.Replica;
import dev.dosirak.platform.sync.SyncItem;
import dev.dosirak.platform.sync.SyncSettings;
import dev.dosirak.search.SearchSettings;
import dev.dosirak.search.shops.IndexUpdate;
import dev.dosirak.search.shops.ShopIndex;
import dev.dosirak.search.shops.Source;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Keeps the index filled. A start goes on from what an earlier run has kept, and asks only for what has
/// changed since.
@Configuration(proxyBeanMethods = false)
class CopyConfiguration {

    @Bean
    Replica shops(SearchSettings settings, ServiceToken token, ShopIndex index, SyncSettings sync, Clock clock) {
        return replica(
                Source.SHOPS, "shops", DocumentReader::shop, settings.shopUrl(), token.to("shop"), index, sync, clock);
    }

    @Bean
    Replica ratings(SearchSettings settings, ServiceToken token, ShopIndex index, SyncSettings sync, Clock clock) {
        return replica(
                Source.RATINGS,
                "shop-reviews",
                DocumentReader::rating,
                settings.reviewUrl(),
                token.to("review"),
                index,
                sync,
                clock);
    }

    @Bean
    Replica ads(SearchSettings settings, ServiceToken token, ShopIndex index, SyncSettings sync, Clock clock) {
        return replica(Source.ADS, "ads", DocumentReader::ad, settings.adUrl(), token.to("ad"), index, sync, clock);
    }

    private static Replica replica(
            Source source,
            String domain,
            Function<SyncItem, IndexUpdate> reader,
            ServiceAddresses owner,
            Supplier<String> token,
            ShopIndex index,
            SyncSettings sync,
            Clock clock) {
        var kept = Optional.ofNullable(index.asOf().get(source));
        var replica = new Replica(
                "search-" + domain,
                new HttpDataOwner(owner, domain, token),
                new IndexCopy(source, index, reader),
                kept.isPresent() ? MemoryBacklog.afterAnEarlierRun() : new MemoryBacklog(),
                sync,
                clock);
        kept.ifPresent(replica::restored);
        return replica;
    }

    /// At the very end, too.
    @Bean(destroyMethod = "save")
    IndexCheckpoint indexCheckpoint(ShopIndex index, Replica shops, Replica ratings, Replica ads) {
        return new IndexCheckpoint(index, Map.of(Source.SHOPS, shops, Source.RATINGS, ratings, Source.ADS, ads));
    }

    @Bean
    ScheduledJob indexCheckpointJob(SearchSettings settings, IndexCheckpoint indexCheckpoint) {
        return ScheduledJob.onEveryNode("search.keep", settings.keepEvery(), indexCheckpoint::save)
                .neverInterrupted();
    }

    /// `shops` in the readiness group. Without ratings and ads one can still search.
    @Bean
    HealthIndicator shopsHealthIndicator(Replica shops) {
        return () -> (shops.isReady() ? Health.up() : Health.outOfService()).build();
    }
}
