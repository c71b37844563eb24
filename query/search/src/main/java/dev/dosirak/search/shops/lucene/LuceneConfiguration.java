package dev.dosirak.search.shops.lucene;

import dev.dosirak.platform.job.ScheduledJob;
import dev.dosirak.platform.kernel.Placements;
import dev.dosirak.search.SearchSettings;
import dev.dosirak.search.words.Spelling;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The node's own index, unless a cluster is named.
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("'${dosirak.search.opensearch-uris:}'.isEmpty()")
class LuceneConfiguration {

    @Bean
    LuceneShops shopIndex(SearchSettings settings, Spelling spelling, Placements board, Clock clock) {
        return new LuceneShops(
                new IndexFolder(settings.data(), IndexFormat.current()), new Documents(spelling), board, clock);
    }

    @Bean
    ScheduledJob indexRefresh(SearchSettings settings, LuceneShops index) {
        return ScheduledJob.onEveryNode("search.refresh", settings.refreshEvery(), index::refresh)
                .neverInterrupted();
    }
}
