package dev.dosirak.search;

import dev.dosirak.platform.kernel.Placements;
import dev.dosirak.search.shops.Finder;
import dev.dosirak.search.shops.ShopIndex;
import dev.dosirak.search.words.Morphemes;
import dev.dosirak.search.words.Spelling;
import dev.dosirak.search.words.Synonyms;
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
    Placements placements() {
        return new Placements();
    }

    @Bean
    Finder finder(ShopIndex index, Placements ads, Spelling spelling) {
        return new Finder(index, ads, spelling, Synonyms.read());
    }
}
