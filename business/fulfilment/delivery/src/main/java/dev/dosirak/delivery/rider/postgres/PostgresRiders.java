package dev.dosirak.delivery.rider.postgres;

import static java.util.stream.Collectors.joining;

import dev.dosirak.delivery.rider.Rider;
import dev.dosirak.delivery.rider.RiderId;
import dev.dosirak.delivery.rider.Riders;
import dev.dosirak.platform.kernel.Position;
import dev.dosirak.platform.kernel.Square;
import dev.dosirak.platform.kernel.Stale;
import dev.dosirak.platform.kernel.Versioned;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Repository
class PostgresRiders implements Riders {

    private static final String FIND =
            "select id, state, lat, lng, since, delivery, missed, left_us, version from rider where id = ?";
    private static final String LOAD = FIND + " for update";
    private static final String NEAREST_FREE = """
            select id, state, lat, lng, since, delivery, missed, left_us, version
              from rider
             where state = 'free'
               and lat between :lat - :north and :lat + :north
               and lng between :lng - :east and :lng + :east
               and id <> all (:except::uuid[])
               and meters(lat, lng, :lat, :lng) <= :meters
             order by meters(lat, lng, :lat, :lng) + missed * 1000, since
             limit 1
               for update skip locked
            """;
    private static final String ADD = """
            insert into rider (id, state, lat, lng, since, delivery, missed, left_us, version)
            values (:id, :state, :lat, :lng, :since, :delivery, :missed, :left, 1)
            """;
    private static final String CHANGE = """
            update rider
               set state = :state, lat = :lat, lng = :lng, since = :since, delivery = :delivery, missed = :missed,
                   left_us = :left, version = version + 1
             where id = :id and version = :version
            """;

    /// Seldom enough that the row is not rewritten with every request, and in the database's time, as it is
    /// read.
    private static final String SIGN =
            "update rider set seen = now() where id = ? and seen < now() - interval '10 seconds'";
    private static final String SILENT = """
            select id
              from rider r
             where seen < now() - make_interval(secs => :silence)
               and (state = 'free' or state = 'busy' and exists (select from delivery d
                                                                  where d.id = r.delivery and d.state = 'assigned'))
             order by seen
             limit :most
            """;

    private final JdbcClient jdbc;

    PostgresRiders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Rider> find(RiderId id) {
        return jdbc.sql(FIND)
                .param(id.value())
                .query(PostgresRiders::rider)
                .optional()
                .map(Versioned::state);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY) // a lock that nobody holds on to is a bug
    public Optional<Versioned<Rider>> findForUpdate(RiderId id) {
        return jdbc.sql(LOAD).param(id.value()).query(PostgresRiders::rider).optional();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Versioned<Rider>> nearestFree(Position place, Set<RiderId> except, long meters) {
        var north = Square.degrees(meters);
        return jdbc.sql(NEAREST_FREE)
                .param("lat", place.lat())
                .param("lng", place.lng())
                .param("north", north)
                .param("east", north / Math.cos(Math.toRadians(place.lat())))
                .param(
                        "except",
                        except.stream().map(it -> it.value().toString()).collect(joining(",", "{", "}")))
                .param("meters", meters)
                .query(PostgresRiders::rider)
                .optional();
    }

    @Override
    @Transactional
    public void save(Versioned<Rider> before, Rider now) {
        try {
            var sql = jdbc.sql(before.version() == 0 ? ADD : CHANGE)
                    .param("id", now.id().value())
                    .param("state", nameOf(now.duty()))
                    .param("lat", now.position().lat())
                    .param("lng", now.position().lng())
                    .param("since", now.since().atOffset(ZoneOffset.UTC))
                    .param("delivery", now.delivery().orElse(null))
                    .param("missed", now.missed())
                    .param("left", now.left());
            var kept = before.version() == 0
                    ? sql.update()
                    : sql.param("version", before.version()).update();
            if (kept == 0) {
                throw new Stale(now.id());
            }
        } catch (DuplicateKeyException e) {
            throw new Stale(now.id(), e);
        }
    }

    @Override
    public void recordPresence(RiderId id) {
        jdbc.sql(SIGN).param(id.value()).update();
    }

    @Override
    public List<RiderId> silent(Duration silence, int most) {
        return jdbc.sql(SILENT)
                .param("silence", silence.toSeconds())
                .param("most", most)
                .query((row, _) -> new RiderId(row.getObject("id", UUID.class)))
                .list();
    }

    private static String nameOf(Rider.Duty duty) {
        return switch (duty) {
            case Rider.Off _ -> "off";
            case Rider.Free _ -> "free";
            case Rider.Offered _ -> "offered";
            case Rider.Busy _ -> "busy";
        };
    }

    private static Versioned<Rider> rider(ResultSet row, int index) throws SQLException {
        return new Versioned<>(
                new Rider(
                        new RiderId(row.getObject("id", UUID.class)),
                        duty(row),
                        new Position(row.getDouble("lat"), row.getDouble("lng")),
                        row.getObject("since", OffsetDateTime.class).toInstant(),
                        row.getInt("missed"),
                        row.getBoolean("left_us")),
                row.getLong("version"));
    }

    private static Rider.Duty duty(ResultSet row) throws SQLException {
        var state = row.getString("state");
        return switch (state) {
            case "off" -> new Rider.Off();
            case "free" -> new Rider.Free();
            case "offered" -> new Rider.Offered(row.getObject("delivery", UUID.class));
            case "busy" -> new Rider.Busy(row.getObject("delivery", UUID.class));
            default -> throw new IllegalStateException("Unknown duty " + state);
        };
    }
}
