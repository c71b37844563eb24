package dev.dosirak.delivery.dispatch.postgres;

import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.sync.HistorySource;
import dev.dosirak.platform.sync.SyncSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The sync domain `deliveries`: every delivery as the facts that were published of it. In daily life these facts are
/// its change notices; `delivery.changed.v1` is published only when somebody asks for it, because facts are published
/// once.
@Configuration(proxyBeanMethods = false)
class DeliverySyncConfiguration {

    /// Who was asked in vain stays with us, and what came to nothing before it began. The index `event_told`
    /// names them in the same order.
    static final List<String> UNPUBLISHED =
            List.of("round-started", "offer-made", "offer-declined", "offer-expired", "barred");

    @Bean
    SyncSource deliveryHistories(JdbcClient jdbc, EventJson json) {
        return new HistorySource<>(
                "deliveries", "delivery.changed.v1", PostgresDeliveries.DELIVERY, UNPUBLISHED, jdbc, json);
    }
}
