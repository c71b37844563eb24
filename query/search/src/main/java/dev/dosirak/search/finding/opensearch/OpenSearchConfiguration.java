package dev.dosirak.search.finding.opensearch;

import dev.dosirak.platform.kernel.Placements;
import dev.dosirak.search.SearchSettings;
import dev.dosirak.search.finding.Spelling;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// A cluster, when one is named.
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("!'${dosirak.search.opensearch-uris:}'.isEmpty()")
class OpenSearchConfiguration {

    @Bean
    OpenSearchShops shopIndex(SearchSettings settings, Spelling spelling, Placements board) {
        var cluster = new Cluster(settings.opensearchUris(), settings.opensearchTimeout());
        var documents = new Documents(spelling);
        var index = new ClusterIndex(cluster, settings.opensearchIndex(), documents);
        return new OpenSearchShops(cluster, index, documents, board);
    }
}
