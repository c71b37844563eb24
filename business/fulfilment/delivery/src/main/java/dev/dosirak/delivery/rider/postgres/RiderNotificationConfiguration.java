package dev.dosirak.delivery.rider.postgres;

import dev.dosirak.delivery.rider.RiderNotification;
import dev.dosirak.delivery.rider.RiderNotification.Kind;
import dev.dosirak.platform.kernel.EnumNames;
import dev.dosirak.platform.notify.ChannelPublisher;
import dev.dosirak.platform.push.NotificationStore;
import dev.dosirak.platform.push.NotificationTable;
import dev.dosirak.platform.push.NotificationTable.Counter;
import dev.dosirak.platform.push.StreamRegistry;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Where riders' notifications lie. They are counted on the rider's row, which the change that notifies holds anyway.
@Configuration(proxyBeanMethods = false)
class RiderNotificationConfiguration {

    private static final EnumNames<Kind> IN_COLUMN = EnumNames.of(Kind.class, it -> switch (it) {
        case OFFER -> "OFFER";
        case OFFER_GONE -> "OFFER_GONE";
        case JOB -> "JOB";
    });

    @Bean
    NotificationStore<RiderNotification> riderNotificationStore(
            JdbcClient jdbc, ChannelPublisher hints, StreamRegistry streams) {
        var table = new NotificationTable<RiderNotification>(
                "rider_bell",
                "rider",
                "sequence",
                Counter.inExistingTable("rider", "id", "bells"),
                List.of("kind", "delivery", "body"),
                it -> List.of(IN_COLUMN.nameOf(it.kind()), it.delivery(), it.body()),
                (row, _) -> new RiderNotification(
                        IN_COLUMN.constantOf(row.getString("kind")),
                        row.getObject("delivery", UUID.class),
                        row.getString("body")));
        return new NotificationStore<>(jdbc, hints, streams, table);
    }
}
