package dev.dosirak.storefront;

import dev.dosirak.storefront.window.Freshness;
import dev.dosirak.storefront.window.ShopWindow;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The inside; its adapters find themselves.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StorefrontSettings.class)
class StorefrontConfiguration {

    @Bean
    ShopWindow shopWindow() {
        return new ShopWindow();
    }

    @Bean
    Freshness freshness() {
        return new Freshness();
    }
}
