package dev.dosirak.shop;

import dev.dosirak.platform.sync.PostgresSource;
import dev.dosirak.platform.sync.SyncSource;
import dev.dosirak.shop.registry.OwnerShops;
import dev.dosirak.shop.registry.Owners;
import dev.dosirak.shop.registry.ShopApproval;
import dev.dosirak.shop.registry.ShopImporter;
import dev.dosirak.shop.registry.Shops;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Plugs the outside into the inside. Adapters find themselves; use cases are built here, so that they need no
/// Spring.
@Configuration(proxyBeanMethods = false)
class ShopConfiguration {

    @Bean
    OwnerShops ownerShops(Shops shops, @Value("${dosirak.shop.most-per-owner}") int mostPerOwner, Clock clock) {
        return new OwnerShops(shops, mostPerOwner, clock);
    }

    @Bean
    ShopApproval shopApproval(Shops shops, Clock clock) {
        return new ShopApproval(shops, clock);
    }

    @Bean
    ShopImporter shopImporter(Shops shops, Owners owners, Clock clock) {
        return new ShopImporter(shops, owners, clock);
    }

    @Bean
    SyncSource shops(JdbcClient jdbc) {
        return new PostgresSource("shops", "shop.changed.v1", "shops_to_copy", jdbc);
    }
}
