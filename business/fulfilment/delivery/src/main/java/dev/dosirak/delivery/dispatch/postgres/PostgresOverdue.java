package dev.dosirak.delivery.dispatch.postgres;

import dev.dosirak.delivery.dispatch.DeliveryId;
import dev.dosirak.delivery.dispatch.Overdue;
import dev.dosirak.delivery.rider.RiderId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Asks the rows in `delivery`; in the database's time, whatever the nodes' clocks say.
@Repository
class PostgresOverdue implements Overdue {

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
    private static final String COUNT = "select d.state, count(*)" + LATE + " group by d.state";

    private static final String NOT_PICKED_UP = """
            select id
              from delivery
             where state in ('waiting', 'assigned') and moved < now() - make_interval(secs => :so_long)
             order by random()
             limit :some
            """;

    private final JdbcClient jdbc;

    PostgresOverdue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Late> list(Patience patience, int most) {
        return asked(LIST, patience)
                .param("most", most)
                .query((row, _) -> PostgresOverdue.late(row))
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

    @Override
    public Map<String, Long> count(Patience patience) {
        var counts = new HashMap<String, Long>();
        asked(COUNT, patience).query(row -> {
            counts.put(row.getString(1), row.getLong(2));
        });
        return counts;
    }

    private JdbcClient.StatementSpec asked(String sql, Patience patience) {
        return jdbc.sql(sql)
                .param("waiting", patience.waiting().toSeconds())
                .param("assigned", patience.assigned().toSeconds())
                .param("picked_up", patience.pickedUp().toSeconds());
    }

    private static Late late(ResultSet row) throws SQLException {
        return new Late(
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
