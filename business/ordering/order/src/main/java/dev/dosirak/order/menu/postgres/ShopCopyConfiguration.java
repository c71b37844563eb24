package dev.dosirak.order.menu.postgres;

import dev.dosirak.platform.sync.Copy;
import dev.dosirak.platform.sync.PostgresCopy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The table `shop_copy` as the shops' owner fills it.
@Configuration(proxyBeanMethods = false)
class ShopCopyConfiguration {

    @Bean
    Copy shopDocuments(JdbcClient jdbc) {
        return new PostgresCopy("shop_copy", jdbc);
    }
}
