package dev.dosirak.search;

import dev.dosirak.search.finding.AdBoard;
import dev.dosirak.search.finding.Finder;
import dev.dosirak.search.finding.Morphemes;
import dev.dosirak.search.finding.ShopIndex;
import dev.dosirak.search.finding.Spelling;
import dev.dosirak.search.finding.Synonyms;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The inside; its adapters find themselves.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SearchSettings.class)
class SearchConfiguration {

    @Bean
    Spelling spelling(Morphemes morphemes) {
        return new Spelling(morphemes);
    }

    @Bean
    AdBoard adBoard() {
        return new AdBoard();
    }

    @Bean
    Finder finder(ShopIndex index, AdBoard ads, Spelling spelling) {
        return new Finder(index, ads, spelling, Synonyms.read());
    }
}
