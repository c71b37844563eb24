package dev.dosirak.delivery.rider.postgres;

import dev.dosirak.delivery.rider.Job;
import dev.dosirak.delivery.rider.RiderId;
import dev.dosirak.delivery.rider.RiderNotification;
import dev.dosirak.delivery.rider.RiderNotifications;
import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.push.NotificationStore;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class PostgresRiderNotifications implements RiderNotifications {

    private static final String BEGIN = """
            select coalesce((select min(sequence) - 1
                               from rider_bell
                              where rider = r.id and delivery = r.delivery), r.bells)
              from rider r
             where r.id = ?
            """;
    private static final String CLOSE_DOOR = """
            update rider_bell
               set body = jsonb_set(body::jsonb || '{"noteToRider": ""}', '{deliverTo}',
                                    body::jsonb -> 'deliverTo' || '{"detail": null, "phone": null}')::text
             where rider = ? and delivery = ?
            """;

    private final JdbcClient jdbc;
    private final NotificationStore<RiderNotification> store;
    private final EventJson json;

    PostgresRiderNotifications(JdbcClient jdbc, NotificationStore<RiderNotification> store, EventJson json) {
        this.jdbc = jdbc;
        this.store = store;
        this.json = json;
    }

    @Override
    public void add(RiderId rider, RiderNotification.Kind kind, Job job, Instant at) {
        store.add(rider.value(), at, new RiderNotification(kind, job.deliveryId(), json.write(job)));
    }

    @Override
    public long begin(RiderId rider) {
        return jdbc.sql(BEGIN).param(rider.value()).query(Long.class).optional().orElse(0L);
    }

    @Override
    @Transactional
    public void eraseContactDetails(RiderId rider, UUID delivery) {
        jdbc.sql(CLOSE_DOOR).params(rider.value(), delivery).update();
    }

    @Override
    @Transactional
    public void forget(RiderId rider) {
        store.deleteAll(rider.value());
    }
}
