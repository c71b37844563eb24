package dev.dosirak.search.shops.opensearch;

import dev.dosirak.platform.kernel.Placements;
import dev.dosirak.search.SearchSettings;
import dev.dosirak.search.words.Spelling;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// A cluster, when one is named.
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("!'${dosirak.search.opensearch-uris:}'.isEmpty()")
class OpenSearchConfiguration {

    @Bean
    OpenSearchShops shopIndex(SearchSettings settings, Spelling spelling, Placements board) {
        var openSearchCluster = new OpenSearchCluster(settings.opensearchUris(), settings.opensearchTimeout());
        var documents = new Documents(spelling);
        var index = new ClusterIndex(openSearchCluster, settings.opensearchIndex(), documents);
        return new OpenSearchShops(openSearchCluster, index, documents, board);
    }
}
