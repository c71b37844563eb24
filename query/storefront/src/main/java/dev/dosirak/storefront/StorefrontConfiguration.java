package dev.dosirak.storefront;

import dev.dosirak.platform.kernel.Placements;
import dev.dosirak.storefront.window.AdCounts;
import dev.dosirak.storefront.window.ShopWindow;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The inside; its adapters find themselves.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StorefrontSettings.class)
class StorefrontConfiguration {

    @Bean
    Placements campaigns() {
        return new Placements();
    }

    @Bean
    ShopWindow shopWindow(Placements campaigns) {
        return new ShopWindow(campaigns);
    }

    @Bean
    AdCounts adCounts() {
        return new AdCounts();
    }
}
