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

/// The `heard` table: nodes share the partitions, and each knows what all of them have heard.
public final class PostgresWatermarks implements Watermarks {

    private static final String HEARD = """
            with told as (select :consumer as consumer, :stream as stream, *
                            from unnest(:partitions, :sizes, :times, :since) as it (partition, partitions, at, since))
            insert into heard as known (consumer, stream, partition, partitions, at)
            select consumer, stream, partition, told.partitions, told.at
              from told left join heard as before using (consumer, stream, partition)
             where since <= coalesce(before.at, 'epoch')
             order by partition
            on conflict (consumer, stream, partition) do update
               set partitions = excluded.partitions, at = greatest(known.at, excluded.at), noted_at = now()
            """;
    private static final String HEARD_UP_TO = """
            with ear as (select partition, partitions, at, noted_at from heard where consumer = ? and stream = ?),
                 size as (select partitions from ear order by noted_at desc limit 1)
            select case when count(*) = (select partitions from size) then min(at) end as at
              from ear
             where partition < (select partitions from size)
            """;

    private final JdbcClient jdbc;

    public PostgresWatermarks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Instant> heardUpTo(String consumer, String stream) {
        return jdbc.sql(HEARD_UP_TO)
                .params(consumer, stream)
                .query((row, _) -> Optional.ofNullable(row.getObject("at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant))
                .single();
    }

    @Override
    public void heard(String consumer, String stream, Map<Integer, Heartbeat> heartbeats) {
        var partitions = new ArrayList<Integer>();
        var sizes = new ArrayList<Integer>();
        var times = new ArrayList<Timestamp>();
        var since = new ArrayList<Timestamp>();
        new TreeMap<>(heartbeats).forEach((partition, heartbeat) -> {
            partitions.add(partition);
            sizes.add(heartbeat.partitions());
            times.add(Timestamp.from(heartbeat.at()));
            since.add(Timestamp.from(heartbeat.from()));
        });
        jdbc.sql(HEARD)
                .param("consumer", consumer)
                .param("stream", stream)
                .param("partitions", new SqlArrayValue("int4", partitions.toArray()))
                .param("sizes", new SqlArrayValue("int4", sizes.toArray()))
                .param("times", new SqlArrayValue("timestamptz", times.toArray()))
                .param("since", new SqlArrayValue("timestamptz", since.toArray()))
                .update();
    }
}
