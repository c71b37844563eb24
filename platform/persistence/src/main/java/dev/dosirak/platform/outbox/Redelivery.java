package dev.dosirak.platform.outbox;

import dev.dosirak.platform.job.QueriedGauges;
import dev.dosirak.platform.job.ScheduledJob;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Publishes the events of aggregates again for readers that were found not to know them: at once, and then after
/// 5, 10, 20 minutes, … 6 hours for as long as that is so.
///
/// Where that does not help (the outbox has nothing left of it, or the reader cannot take it in) people must:
/// `dosirak.outbox.told_in_vain`, and the log has the ids.
public final class Redelivery {

    private static final Logger log = LoggerFactory.getLogger(Redelivery.class);
    private static final int IN_VAIN = 3;
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(10);

    /// What was not reported for long was received meanwhile: it begins anew.
    private static final String SEEN = """
            insert into outbox_unheard as known (reader, aggregate, times, told_at, seen_at)
            select ?, id, 1, now(), now() from (select distinct unnest(?::uuid[]) as id) as them order by id
            on conflict (reader, aggregate) do update
               set seen_at = now(),
                   times = case when {long_ago} then 1 when {turn} then known.times + 1 else known.times end,
                   told_at = case when {long_ago} or {turn} then now() else known.told_at end
            returning aggregate, times, told_at = now() as turn
            """.replace("{long_ago}", "known.seen_at < now() - interval '1 hour'").replace(
            "{turn}",
            "known.told_at <= now() - least(interval '5 minutes' * 2 ^ least(known.times - 1, 7), "
                    + "interval '6 hours')");

    /// As far as the ids bear it, and the clocks of two services agree. Who is old keeps nobody waiting who is
    /// young.
    private static final String BY_AGE = """
            select min(born) as born, array_agg(id) as ids
              from (select id, coalesce(uuid_extract_timestamp(id) - interval '10 minutes', 'epoch') as born
                      from unnest(?::uuid[]) as id) as them
             group by date_trunc('hour', born)
             order by 1
            """;

    /// Whoever knows nothing is seen again within ten minutes. Nobody has nothing: without that, a figure which
    /// nobody tells any more would look as if all were well.
    private static final String TOLD_IN_VAIN = """
            select reader, count(*) filter (where times >= %d and seen_at > now() - interval '15 minutes') as aggregates
              from outbox_unheard
             group by reader
             union all
            select 'nobody', 0 where not exists (select from outbox_unheard)
            """.formatted(IN_VAIN);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final OutboxRepublisher outboxRepublisher;

    public Redelivery(JdbcClient jdbc, PlatformTransactionManager transactions, OutboxRepublisher outboxRepublisher) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.outboxRepublisher = outboxRepublisher;
    }

    private record MissedAggregate(UUID aggregate, int times, boolean due) {}

    private record AgeGroup(Instant born, List<UUID> ids) {}

    /// To be called whenever the reader is found to know nothing of them; harmless as often as that is.
    ///
    /// @param reader as `relay`
    public void redeliver(String reader, Collection<UUID> aggregates) {
        if (!aggregates.isEmpty()) {
            transaction.executeWithoutResult(_ -> report(reader, aggregates));
        }
    }

    private void report(String reader, Collection<UUID> aggregates) {
        var turn = jdbc
                .sql(SEEN)
                .params(reader, array(aggregates))
                .query((row, _) -> new MissedAggregate(
                        row.getObject("aggregate", UUID.class), row.getInt("times"), row.getBoolean("turn")))
                .list()
                .stream()
                .filter(MissedAggregate::due)
                .toList();
        if (turn.isEmpty()) {
            return;
        }
        byAge(turn.stream().map(MissedAggregate::aggregate).toList())
                .forEach(it -> outboxRepublisher.request(it.ids(), it.born(), reader + " knows nothing of them"));
        turn.stream()
                .filter(it -> it.times() >= IN_VAIN)
                .forEach(it -> log.error(
                        "{} still knows nothing of {}, published again {} times", reader, it.aggregate(), it.times()));
    }

    private List<AgeGroup> byAge(List<UUID> ids) {
        return jdbc.sql(BY_AGE)
                .param(array(ids))
                .query((row, _) ->
                        new AgeGroup(row.getObject("born", OffsetDateTime.class).toInstant(), List.of((UUID[])
                                row.getArray("ids").getArray())))
                .list();
    }

    private static SqlArrayValue array(Collection<UUID> ids) {
        return new SqlArrayValue("uuid", ids.toArray());
    }

    /// Keeps the number fresh that people look at.
    public ScheduledJob metricsJob(MeterRegistry meters) {
        return new QueriedGauges(jdbc, meters, TOLD_IN_VAIN, "reader")
                .show("dosirak.outbox.told_in_vain", "aggregates")
                .job("outbox.told-in-vain", POLL_INTERVAL);
    }
}
