package dev.dosirak.storefront;

import dev.dosirak.platform.kernel.Placements;
import dev.dosirak.storefront.catalog.AdCounts;
import dev.dosirak.storefront.catalog.ShopCatalog;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The inside; its adapters find themselves.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StorefrontSettings.class)
class StorefrontConfiguration {

    @Bean
    Placements placements() {
        return new Placements();
    }

    @Bean
    ShopCatalog shopCatalog(Placements campaigns) {
        return new ShopCatalog(campaigns);
    }

    @Bean
    AdCounts adCounts() {
        return new AdCounts();
    }
}
