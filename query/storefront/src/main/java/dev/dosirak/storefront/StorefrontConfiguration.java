package dev.dosirak.storefront;

import dev.dosirak.storefront.window.AdCounts;
import dev.dosirak.storefront.window.Campaigns;
import dev.dosirak.storefront.window.ShopWindow;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The inside; its adapters find themselves.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StorefrontSettings.class)
class StorefrontConfiguration {

    @Bean
    Campaigns campaigns() {
        return new Campaigns();
    }

    @Bean
    ShopWindow shopWindow(Campaigns campaigns) {
        return new ShopWindow(campaigns);
    }

    @Bean
    AdCounts adCounts() {
        return new AdCounts();
    }
}
