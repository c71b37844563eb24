package dev.dosirak.search.shops.copy;

import dev.dosirak.platform.job.ScheduledJob;
import dev.dosirak.platform.sync.Copies;
import dev.dosirak.platform.sync.Replica;
import dev.dosirak.platform.sync.SyncItem;
import dev.dosirak.search.SearchSettings;
import dev.dosirak.search.shops.IndexUnavailable;
import dev.dosirak.search.shops.IndexUpdate;
import dev.dosirak.search.shops.IndexUpdate.Source;
import dev.dosirak.search.shops.ShopIndex;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Keeps the index filled. A start goes on from what an earlier run has kept, and asks only for what has
/// changed since.
@Configuration(proxyBeanMethods = false)
class CopyConfiguration {

    @Bean
    Replica shops(Copies copies, ShopIndex index) {
        return replica(copies, "shops", Source.SHOPS, index, DocumentReader::shop);
    }

    @Bean
    Replica ratings(Copies copies, ShopIndex index) {
        return replica(copies, "shop-reviews", Source.RATINGS, index, DocumentReader::rating);
    }

    @Bean
    Replica ads(Copies copies, ShopIndex index) {
        return replica(copies, "ads", Source.ADS, index, DocumentReader::ad);
    }

    private static Replica replica(
            Copies copies, String domain, Source source, ShopIndex index, Function<SyncItem, IndexUpdate> reader) {
        var kept = Optional.ofNullable(index.asOf().get(source));
        return copies.onThisNode(domain, new IndexCopy(source, index, reader), kept);
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

    /// Keeps what is known for the next start, so that a restart while everybody else is dead does not leave
    /// customers before an empty page.
    static final class IndexCheckpoint {

        private static final Logger log = LoggerFactory.getLogger(IndexCheckpoint.class);

        private final ShopIndex index;
        private final Map<Source, Replica> replicas;

        IndexCheckpoint(ShopIndex index, Map<Source, Replica> replicas) {
            this.index = index;
            this.replicas = replicas;
        }

        void save() {
            var asOf = new EnumMap<Source, Instant>(Source.class);
            replicas.forEach((source, replica) -> replica.asOf().ifPresent(it -> asOf.put(source, it)));
            try {
                index.save(asOf);
            } catch (IndexUnavailable e) {
                log.warn("What is known cannot be kept: {}", e.toString());
            }
        }
    }
}
