package dev.dosirak.delivery.dispatch.postgres;

import dev.dosirak.delivery.dispatch.DeliveryId;
import dev.dosirak.delivery.dispatch.OverdueDeliveries;
import dev.dosirak.delivery.rider.RiderId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Asks the rows in `delivery`; in the database's time, whatever the nodes' clocks say.
@Repository
class PostgresOverdueDeliveries implements OverdueDeliveries {

    private static final String LATE = """
              from delivery d
              left join rider r on r.id = d.rider
             where d.state in ('waiting', 'assigned', 'picked-up', 'delayed')
               and d.moved < now() - make_interval(secs => case d.state when 'waiting' then :waiting
                                                                        when 'assigned' then :assigned
                                                                        else :picked_up end)
            """;
    private static final String LIST =
            "select d.id, d.state, d.moved, d.rider, r.seen, r.left_us" + LATE + " order by d.moved limit :most";
    private static final String COUNT = """
            select it.state, coalesce(late.deliveries, 0) as deliveries
              from unnest(array['waiting', 'assigned', 'picked-up', 'delayed']) as it (state)
              left join (select d.state, count(*) as deliveries %s group by d.state) as late using (state)
            """.formatted(LATE);

    private static final String NOT_PICKED_UP = """
            select id
              from delivery
             where state in ('waiting', 'assigned') and moved < now() - make_interval(secs => :so_long)
             order by random()
             limit :some
            """;

    private final JdbcClient jdbc;

    PostgresOverdueDeliveries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<OverdueDelivery> list(Limits limits, int most) {
        return asked(jdbc, LIST, limits)
                .param("most", most)
                .query((row, _) -> PostgresOverdueDeliveries.late(row))
                .list();
    }

    @Override
    public List<DeliveryId> notPickedUp(Duration forSoLong, int some) {
        return jdbc.sql(NOT_PICKED_UP)
                .param("so_long", forSoLong.toSeconds())
                .param("some", some)
                .query((row, _) -> new DeliveryId(row.getObject("id", UUID.class)))
                .list();
    }

    /// A row for each state, with the number of `deliveries` in it.
    static JdbcClient.StatementSpec count(JdbcClient jdbc, Limits limits) {
        return asked(jdbc, COUNT, limits);
    }

    private static JdbcClient.StatementSpec asked(JdbcClient jdbc, String sql, Limits limits) {
        return jdbc.sql(sql)
                .param("waiting", limits.waiting().toSeconds())
                .param("assigned", limits.assigned().toSeconds())
                .param("picked_up", limits.pickedUp().toSeconds());
    }

    private static OverdueDelivery late(ResultSet row) throws SQLException {
        return new OverdueDelivery(
                new DeliveryId(row.getObject("id", UUID.class)),
                row.getString("state"),
                row.getObject("moved", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("rider", UUID.class)).map(RiderId::new),
                instant(row.getObject("seen", OffsetDateTime.class)),
                row.getBoolean("left_us"));
    }

    private static Optional<Instant> instant(@Nullable OffsetDateTime at) {
        return Optional.ofNullable(at).map(OffsetDateTime::toInstant);
    }
}
