package dev.dosirak.delivery.rider.postgres;

import static java.util.stream.Collectors.joining;

import dev.dosirak.delivery.rider.Bell;
import dev.dosirak.delivery.rider.Bells;
import dev.dosirak.delivery.rider.Job;
import dev.dosirak.delivery.rider.RiderId;
import dev.dosirak.platform.days.OldRows;
import dev.dosirak.platform.events.EventJson;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Bells are counted on the rider's row, which the change that rings has locked: so the count follows the commits.
@Repository
class PostgresBells implements Bells {

    private static final String RING = """
            with counted as (update rider set bells = bells + 1 where id = :rider returning bells)
            insert into rider_bell (rider, sequence, at, kind, delivery, body)
            select :rider, bells, :at, :kind, :delivery, :body from counted
            """;
    private static final String AFTER = """
            select sequence, kind, body from rider_bell where rider = ? and sequence > ? order by sequence limit ?
            """;
    private static final String LAST = "select id, bells from rider where id = any (?::uuid[])";
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
    private static final String FORGET_ALL = "delete from rider_bell where rider = ?";

    private final JdbcClient jdbc;
    private final OldRows old;
    private final EventJson json;

    PostgresBells(JdbcClient jdbc, EventJson json) {
        this.jdbc = jdbc;
        this.old = new OldRows(jdbc, "rider_bell", "at");
        this.json = json;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void ring(RiderId rider, Bell.Kind kind, Job job, Instant at) {
        jdbc.sql(RING)
                .param("rider", rider.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("kind", kind.name())
                .param("delivery", job.deliveryId())
                .param("body", json.write(job))
                .update();
    }

    @Override
    public List<Bell> after(RiderId rider, long sequence, int most) {
        return jdbc.sql(AFTER)
                .params(rider.value(), sequence, most)
                .query((row, _) -> new Bell(row.getLong(1), Bell.Kind.valueOf(row.getString(2)), row.getString(3)))
                .list();
    }

    @Override
    public Map<RiderId, Long> last(Collection<RiderId> riders) {
        var last = new HashMap<RiderId, Long>();
        riders.forEach(it -> last.put(it, 0L));
        jdbc.sql(LAST)
                .param(riders.stream().map(it -> it.value().toString()).collect(joining(",", "{", "}")))
                .query(row -> {
                    last.put(new RiderId(row.getObject(1, UUID.class)), row.getLong(2));
                });
        return last;
    }

    @Override
    public long begin(RiderId rider) {
        return jdbc.sql(BEGIN).param(rider.value()).query(Long.class).optional().orElse(0L);
    }

    @Override
    @Transactional
    public void closeDoor(RiderId rider, UUID delivery) {
        jdbc.sql(CLOSE_DOOR).params(rider.value(), delivery).update();
    }

    @Override
    @Transactional
    public void forget(RiderId rider) {
        jdbc.sql(FORGET_ALL).param(rider.value()).update();
    }

    @Override
    public void forgetBefore(Instant then) {
        old.deleteBefore(then);
    }
}
