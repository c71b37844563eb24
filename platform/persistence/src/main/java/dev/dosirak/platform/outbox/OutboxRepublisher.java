package dev.dosirak.platform.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Publishes events again that are still in the outbox, under the same ids: who has received them gets nothing new,
/// who lost them gets them now. Some at a time and so many a second, from where it was after a crash; single
/// aggregates beside spans of time, and of each kind what is newer first. What cannot be published now is set aside
/// for a while.
///
/// Within one such run the order of a key is kept, but it may come after newer facts of the key that were not lost.
/// Consumers see an old fact then, and do with it what they do with any that comes late.
public final class OutboxRepublisher {

    private static final Logger log = LoggerFactory.getLogger(OutboxRepublisher.class);
    private static final int AT_ONCE = 500;
    private static final int SLICES_AT_ONCE = 10;
    private static final UUID FIRST = new UUID(0, 0);
    private static final OffsetDateTime FOREVER = OffsetDateTime.parse("9999-12-31T00:00:00Z");
    private static final String SINGLE = "cardinality(aggregates) > 0";
    private static final String SPANS = "cardinality(aggregates) = 0";

    /// The clocks of nodes may be ahead.
    private static final String ASK = """
            insert into outbox_retelling (aggregates, from_at, to_at, why, next_at, topic_lost)
            values (:aggregates, :from, least(:to, now() + interval '1 minute'), :why, :from, :topic_lost)
            returning id
            """;
    private static final String ASKED_LATELY = """
            select exists (select from outbox_retelling where why = ? and asked_at > now() - make_interval(secs => ?))
            """;
    private static final String ALL_OF = "select distinct aggregateid from outbox where type = ?";

    /// No index finds the rows of an aggregate. So they are looked for in ten minutes at a time, from the next
    /// row on: nobody's transaction may stay open for as long as three days take to read.
    private static final String NEXT = """
            select id, aggregates, to_at, next_at, next_id,
                   case when cardinality(aggregates) = 0 then to_at
                        else least(to_at, coalesce((select min(at) from outbox where at >= next_at), to_at)
                                          + interval '10 minutes')
                   end as until
              from outbox_retelling
             where done_at is null and %s and (failed_at is null or failed_at < now() - interval '1 minute')
             order by failed_at nulls first, from_at desc, id
             limit 1
               for update skip locked
            """;

    /// The log has the new row; the table has what it had. Of those that are published at once the sequence
    /// counts, because the times were given by the clocks of several nodes. Whether there are more is known by
    /// those that were found: one of them may be deleted meanwhile by somebody else.
    private static final String PUBLISH_AGAIN = """
            with few as (select at, id
                            from outbox
                           where (at, id) > (:at, :id) and at < :until
                             and (:aggregates = '{}'::uuid[] or aggregateid = any (:aggregates))
                           order by at, id
                           limit :limit),
                 gone as (delete from outbox it using few where it.at = few.at and it.id = few.id returning it.*),
                 again as (insert into outbox
                                  (id, aggregatetype, aggregateid, type, payload, sequence, traceparent, at)
                           select id, aggregatetype, aggregateid, type, payload, sequence, traceparent, at
                             from gone
                            order by sequence, at, id
                           returning at, id)
            select count(*) over () as published, at, id from few order by at desc, id desc limit 1
            """;
    private static final String ADVANCE = """
            update outbox_retelling set next_at = ?, next_id = ?, told = told + ?, failed_at = null where id = ?
            """;
    private static final String DONE = "update outbox_retelling set done_at = now() where id = ?";
    private static final String FAILED = "update outbox_retelling set failed_at = now() where id = ?";
    private static final String RUNNING = "select exists (select 1 from outbox_retelling where done_at is null)";
    private static final String MISSING = """
            select max(least(to_at, now())) from outbox_retelling where done_at is null and topic_lost
            """;
    private static final String OVERTAKEN = """
            update outbox_retelling set done_at = now()
             where done_at is null and cardinality(aggregates) = 0 and to_at <= now()
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Duration lately;

    /// @param lately what is published again first when a topic was made anew; healthy consumers are not
    ///       farther behind
    public OutboxRepublisher(JdbcClient jdbc, PlatformTransactionManager transactions, Duration lately) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.lately = lately;
    }

    /// @param until what is looked at now
    private record RepublishRequest(
            long id, UUID[] aggregates, OffsetDateTime to, OffsetDateTime at, UUID last, OffsetDateTime until) {}

    /// Everything that was published in a span of time. Heartbeats go on as before: those that are in the topic
    /// have spoken for that time, whatever was lost of it.
    ///
    /// @return the number under which it is known in the log and the table `outbox_retelling`
    public long request(Instant from, Instant to, String why) {
        return request(List.of(), utc(from), utc(to), false, why);
    }

    /// Everything that is still there of some aggregates.
    public long request(Collection<UUID> aggregates, String why) {
        return request(aggregates, Instant.EPOCH, why);
    }

    /// Everything that is still there of those of whom such a fact is, unless that was asked for lately, for
    /// the same reason.
    ///
    /// @param every how long that is; to be called far more often
    public void requestAllOf(String type, Duration every, String why) {
        if (jdbc.sql(ASKED_LATELY)
                .params(why, (double) every.toSeconds())
                .query(Boolean.class)
                .single()) {
            return;
        }
        var aggregates = jdbc.sql(ALL_OF)
                .param(type)
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
        if (!aggregates.isEmpty()) {
            request(aggregates, why);
        }
    }

    /// @param born nothing was published of them before
    long request(Collection<UUID> aggregates, Instant born, String why) {
        if (aggregates.isEmpty()) {
            throw new IllegalArgumentException("Nothing to tell again");
        }
        return request(aggregates, utc(born), FOREVER, false, why);
    }

    /// All that is there, the newest part first. What was still to be published again of any time is published
    /// again by this.
    ///
    /// @param seen when the topic was last there: until then healthy consumers received it
    public void requestEverything(Instant seen, String why) {
        var since = utc(seen.minus(lately));
        var dayBefore = since.minusDays(1);
        jdbc.sql(OVERTAKEN).update();
        request(List.of(), since, FOREVER, true, why);
        request(List.of(), dayBefore, since, true, why + ": the day before");
        request(List.of(), utc(Instant.EPOCH), dayBefore, true, why + ": what is older");
    }

    private long request(
            Collection<UUID> aggregates, OffsetDateTime from, OffsetDateTime to, boolean topicLost, String why) {
        long number = jdbc.sql(ASK)
                .param("aggregates", new SqlArrayValue("uuid", aggregates.toArray()))
                .param("from", from)
                .param("to", to)
                .param("why", why)
                .param("topic_lost", topicLost)
                .query(Long.class)
                .single();
        log.warn("Facts are published again ({}): from {} to {}, because {}", number, from, to, why);
        return number;
    }

    /// Up to when the topic, which was made anew, may lack what was published. Of anything else that is
    /// published again nothing is said by that: it was lost unseen, and others received the rest.
    public Optional<Instant> missingUpTo() {
        return jdbc.sql(MISSING)
                .query((row, _) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant))
                .single();
    }

    /// Whether there is anything that has yet to be published again.
    public boolean isRunning() {
        return jdbc.sql(RUNNING).query(Boolean.class).single();
    }

    /// Publishes the next few; to be called every now and then.
    public void publishNext() {
        int published = 0;
        for (int slice = 0; slice < SLICES_AT_ONCE && published < AT_ONCE; slice++) {
            published += publishNext(SINGLE).orElse(AT_ONCE);
        }
        publishNext(SPANS);
    }

    /// @return how many were published; empty where there is nothing to be published
    private Optional<Integer> publishNext(String kind) {
        var next = new AtomicReference<@Nullable RepublishRequest>();
        try {
            return Objects.requireNonNull(transaction.execute(_ -> {
                jdbc.sql(NEXT.formatted(kind))
                        .query(OutboxRepublisher::requestOf)
                        .optional()
                        .ifPresent(next::set);
                return Optional.ofNullable(next.get()).map(this::publishSome);
            }));
        } catch (RuntimeException e) {
            var failed = next.get();
            if (failed == null) {
                throw e;
            }
            log.error("Facts cannot be published again now ({})", failed.id(), e);
            jdbc.sql(FAILED).param(failed.id()).update();
            return Optional.of(0);
        }
    }

    private static RepublishRequest requestOf(ResultSet row, int number) throws SQLException {
        return new RepublishRequest(
                row.getLong("id"),
                (UUID[]) row.getArray("aggregates").getArray(),
                row.getObject("to_at", OffsetDateTime.class),
                row.getObject("next_at", OffsetDateTime.class),
                row.getObject("next_id", UUID.class),
                row.getObject("until", OffsetDateTime.class));
    }

    private int publishSome(RepublishRequest republishRequest) {
        record Batch(int published, OffsetDateTime at, UUID id) {}
        var found = jdbc.sql(PUBLISH_AGAIN)
                .param("at", republishRequest.at())
                .param("id", republishRequest.last())
                .param("until", republishRequest.until())
                .param("aggregates", new SqlArrayValue("uuid", (Object[]) republishRequest.aggregates()))
                .param("limit", AT_ONCE)
                .query(Batch.class)
                .optional();
        int published = found.map(Batch::published).orElse(0);
        var last = published < AT_ONCE ? new Batch(published, republishRequest.until(), FIRST) : found.orElseThrow();
        jdbc.sql(ADVANCE)
                .params(last.at(), last.id(), published, republishRequest.id())
                .update();
        if (published < AT_ONCE && !republishRequest.until().isBefore(republishRequest.to())) {
            jdbc.sql(DONE).param(republishRequest.id()).update();
            log.info("Facts were published again ({})", republishRequest.id());
        }
        return published;
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
