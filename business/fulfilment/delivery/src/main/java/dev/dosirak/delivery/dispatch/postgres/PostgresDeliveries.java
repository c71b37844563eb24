package dev.dosirak.delivery.dispatch.postgres;

import static java.util.stream.Collectors.joining;

import dev.dosirak.delivery.dispatch.Deliveries;
import dev.dosirak.delivery.dispatch.Delivery;
import dev.dosirak.delivery.dispatch.DeliveryEvent;
import dev.dosirak.delivery.dispatch.DeliveryId;
import dev.dosirak.delivery.dispatch.DeliveryNames;
import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.eventstore.Aggregate;
import dev.dosirak.platform.eventstore.EventStore;
import dev.dosirak.platform.kernel.Square;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Versioned;
import dev.dosirak.platform.outbox.Outbox;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The history in `event`, and the row in `delivery`, which is locked before anything of the delivery or its rider
/// changes.
@Repository
class PostgresDeliveries implements Deliveries {

    private static final int FORM = 1;
    static final Aggregate<Delivery, DeliveryEvent> DELIVERY = new Aggregate<>(
            "delivery",
            new Delivery.Unknown(),
            Delivery::evolve,
            DeliveryNames.EVENTS,
            DeliveryNames.STATES,
            PublicEvent::of,
            DeliveryEvent::at,
            FORM);

    private static final String LOCK = "select 1 from delivery where id = ? for update";
    private static final String LOCK_IF_IDLE = LOCK + " skip locked";
    private static final String KEEP = """
            insert into delivery as known (id, state, lat, lng, accepted_at, since, until, asked, moved, rider, customer)
            values (:id, :state, :lat, :lng, :accepted, :since, :until, :asked::uuid[], now(), :rider, :customer)
            on conflict (id) do update
               set state = excluded.state, since = excluded.since, until = excluded.until, asked = excluded.asked,
                   rider = excluded.rider,
                   moved = case when excluded.state = known.state then known.moved else now() end
            """;
    private static final String MATCHABLE = """
            select d.id
              from delivery d
             where d.state = 'waiting'
               and exists (select 1
                             from rider r
                            where r.state = 'free'
                              and r.lat between d.lat - :reach and d.lat + :reach
                              and r.lng between d.lng - :reach / cos(radians(d.lat))
                                            and d.lng + :reach / cos(radians(d.lat))
                              and (d.since <= :again or r.id <> all (d.asked))
                              and meters(r.lat, r.lng, d.lat, d.lng) <= :meters)
             order by d.accepted_at
             limit :most
            """;
    private static final String UNANSWERED =
            "select id from delivery where state = 'offered' and until <= ? order by until limit ?";

    private final JdbcClient jdbc;
    private final EventStore<Delivery, DeliveryEvent> store;

    PostgresDeliveries(JdbcClient jdbc, EventJson json, Outbox outbox) {
        this.jdbc = jdbc;
        this.store = new EventStore<>(DELIVERY, jdbc, json, outbox);
    }

    @Override
    public Versioned<Delivery> find(DeliveryId id) {
        return store.load(id.value());
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY) // a lock that nobody holds on to is a bug
    public Versioned<Delivery> findForUpdate(DeliveryId id) {
        jdbc.sql(LOCK).param(id.value()).query(Integer.class).optional();
        return store.load(id.value());
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Versioned<Delivery>> findForUpdateIfUnlocked(DeliveryId id) {
        return jdbc.sql(LOCK_IF_IDLE)
                .param(id.value())
                .query(Integer.class)
                .optional()
                .map(_ -> store.load(id.value()));
    }

    @Override
    @Transactional(noRollbackFor = Stale.class) // nothing is written by then, and the delivery is decided on again
    public Versioned<Delivery> append(DeliveryId id, Versioned<Delivery> before, List<DeliveryEvent> events) {
        var after = store.append(id.value(), before, events);
        if (after.state() instanceof Delivery.Known known) {
            keep(id, known);
        }
        return after;
    }

    private void keep(DeliveryId id, Delivery.Known delivery) {
        var shop = delivery.errand().pickup().position();
        jdbc.sql(KEEP)
                .param("id", id.value())
                .param("state", DeliveryNames.STATES.nameOf(delivery))
                .param("lat", shop.lat())
                .param("lng", shop.lng())
                .param("accepted", utc(delivery.errand().acceptedAt()))
                .param("since", delivery instanceof Delivery.Waiting waiting ? utc(waiting.since()) : null)
                .param(
                        "rider",
                        delivery instanceof Delivery.Carried carried
                                ? carried.rider().value()
                                : null)
                .param("customer", delivery.errand().customer())
                .param("until", delivery instanceof Delivery.Offered offered ? utc(offered.until()) : null)
                .param(
                        "asked",
                        delivery.asked().thisRound().stream()
                                .map(it -> it.value().toString())
                                .collect(joining(",", "{", "}")))
                .update();
    }

    @Override
    public List<DeliveryId> matchable(long meters, Instant again, int most) {
        return jdbc.sql(MATCHABLE)
                .param("reach", Square.degrees(meters))
                .param("meters", meters)
                .param("again", utc(again))
                .param("most", most)
                .query(PostgresDeliveries::id)
                .list();
    }

    @Override
    public List<DeliveryId> unanswered(Instant now, int most) {
        return jdbc.sql(UNANSWERED)
                .params(utc(now), most)
                .query(PostgresDeliveries::id)
                .list();
    }

    private static DeliveryId id(ResultSet row, int index) throws SQLException {
        return new DeliveryId(row.getObject("id", UUID.class));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
