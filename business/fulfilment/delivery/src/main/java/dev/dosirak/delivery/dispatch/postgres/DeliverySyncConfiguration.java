package dev.dosirak.delivery.dispatch.postgres;

import dev.dosirak.delivery.dispatch.DeliveryEvent;
import dev.dosirak.delivery.dispatch.DeliveryNames;
import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.sync.HistorySource;
import dev.dosirak.platform.sync.SyncSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The sync domain `deliveries`: every delivery as the facts that were published of it. In daily life these facts are
/// its change notices; `delivery.changed.v1` is published only when somebody asks for it, because facts are published
/// once.
@Configuration(proxyBeanMethods = false)
class DeliverySyncConfiguration {

    @Bean
    SyncSource deliveryHistories(JdbcClient jdbc, EventJson json) {
        var unpublished = DeliveryNames.EVENTS.namesOf(DeliveryEvent.Internal.class);
        return new HistorySource<>(
                "deliveries", "delivery.changed.v1", PostgresDeliveries.DELIVERY, unpublished, jdbc, json);
    }
}
