package dev.dosirak.platform.watermark;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/// The `heard` table: nodes share the partitions, and each knows what all of them have received.
public final class PostgresWatermarks implements Watermarks {

    private static final String HEARTBEATS = """
            with heartbeat as (select :consumer as consumer, :stream as stream, *
                                 from unnest(:partitions, :sizes, :times, :since, :places)
                                   as it (partition, partitions, at, since, place))
            """;
    private static final String DOUBT = HEARTBEATS + """
            update heard as known
               set place = heartbeat.place,
                   doubted_at = case when heartbeat.place < known.place then now() else known.doubted_at end
              from heartbeat
             where (known.consumer, known.stream, known.partition)
                   = (heartbeat.consumer, heartbeat.stream, heartbeat.partition)
               and heartbeat.at > known.at
               and (heartbeat.place < known.place or known.doubted_at is not null)
            """;
    private static final String ADVANCE = HEARTBEATS + """
            insert into heard as known (consumer, stream, partition, partitions, at, place)
            select consumer, stream, partition, heartbeat.partitions, heartbeat.at, heartbeat.place
              from heartbeat left join heard as before using (consumer, stream, partition)
             where since <= coalesce(before.at, 'epoch')
               and (before.doubted_at is null or heartbeat.at > before.doubted_at + make_interval(secs => :clocks))
             order by partition
            on conflict (consumer, stream, partition) do update
               set partitions = excluded.partitions,
                   at = greatest(known.at, excluded.at),
                   place = excluded.place,
                   doubted_at = null,
                   noted_at = now()
            """;
    private static final String RECEIVED_UP_TO = """
            with mine as (select partition, partitions, at, noted_at from heard where consumer = ? and stream = ?),
                 size as (select partitions from mine order by noted_at desc limit 1)
            select case when count(*) = (select partitions from size) then min(at) end as at
              from mine
             where partition < (select partitions from size)
            """;

    private final JdbcClient jdbc;

    public PostgresWatermarks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Instant> receivedUpTo(String consumer, String stream) {
        return jdbc.sql(RECEIVED_UP_TO)
                .params(consumer, stream)
                .query((row, _) -> Optional.ofNullable(row.getObject("at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant))
                .single();
    }

    @Override
    public void advance(String consumer, String stream, Map<Integer, PlacedHeartbeat> heartbeats) {
        var partitions = new ArrayList<Integer>();
        var sizes = new ArrayList<Integer>();
        var times = new ArrayList<Timestamp>();
        var since = new ArrayList<Timestamp>();
        var places = new ArrayList<Long>();
        new TreeMap<>(heartbeats).forEach((partition, it) -> {
            partitions.add(partition);
            sizes.add(it.heartbeat().partitions());
            times.add(Timestamp.from(it.heartbeat().at()));
            since.add(Timestamp.from(it.heartbeat().from()));
            places.add(it.offset());
        });
        var parameters = Map.of(
                "consumer", consumer,
                "stream", stream,
                "partitions", new SqlArrayValue("int4", partitions.toArray()),
                "sizes", new SqlArrayValue("int4", sizes.toArray()),
                "times", new SqlArrayValue("timestamptz", times.toArray()),
                "since", new SqlArrayValue("timestamptz", since.toArray()),
                "places", new SqlArrayValue("int8", places.toArray()));
        jdbc.sql(DOUBT).params(parameters).update();
        jdbc.sql(ADVANCE)
                .params(parameters)
                .param("clocks", (double) MAX_CLOCK_SKEW.toSeconds())
                .update();
    }
}
