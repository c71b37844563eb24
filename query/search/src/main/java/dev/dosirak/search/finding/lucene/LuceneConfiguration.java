package dev.dosirak.search.finding.lucene;

import dev.dosirak.platform.sweep.Sweep;
import dev.dosirak.platform.sweep.Sweeper;
import dev.dosirak.search.SearchSettings;
import dev.dosirak.search.finding.AdBoard;
import dev.dosirak.search.finding.Spelling;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The node's own index, unless a cluster is named.
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("'${dosirak.search.opensearch-uris:}'.isEmpty()")
class LuceneConfiguration {

    @Bean
    LuceneShops shopIndex(SearchSettings settings, Spelling spelling, AdBoard board, Clock clock) {
        return new LuceneShops(new IndexFolder(settings.data(), Form.current()), new Documents(spelling), board, clock);
    }

    @Bean
    Sweeper indexSweeper(SearchSettings settings, LuceneShops index, MeterRegistry meters) {
        return new Sweeper(
                "search-index", List.of(new Sweep("search.refresh", settings.refreshEvery(), index::refresh)), meters);
    }
}
