package dev.dosirak.order.lifecycle.postgres;

import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.sync.HistorySource;
import dev.dosirak.platform.sync.SyncSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The sync domain `orders`: every order as the facts that were published of it. In daily life these facts are its
/// change notices; `order.changed.v1` is published only when somebody asks for it, because facts are published once.
@Configuration(proxyBeanMethods = false)
class OrderSyncConfiguration {

    @Bean
    SyncSource orderHistories(JdbcClient jdbc, EventJson json) {
        return new HistorySource<>("orders", "order.changed.v1", PostgresOrders.ORDER, List.of(), jdbc, json);
    }
}
