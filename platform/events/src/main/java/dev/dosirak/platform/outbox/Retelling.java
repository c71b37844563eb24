package dev.dosirak.platform.outbox;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Tells facts again that are still in the outbox, under the same ids: who has heard them hears nothing new, who lost
/// them hears them now. Some at a time and so many a second, from where it was after a crash; those of single
/// aggregates first, and newer spans of time before older ones.
///
/// Within one retelling the order of a key is kept, but it may come after newer facts of the key that were not lost.
/// Consumers see an old fact then, and do with it what they do with any that comes late.
public final class Retelling {

    private static final Logger log = LoggerFactory.getLogger(Retelling.class);
    private static final int AT_ONCE = 500;
    private static final OffsetDateTime FOREVER = OffsetDateTime.parse("9999-12-31T00:00:00Z");

    private static final String ASK = """
            insert into outbox_retelling (aggregates, from_at, to_at, why, next_at)
            values (?, ?, ?, ?, ?)
            returning id
            """;
    private static final String ALL_OF = "select distinct aggregateid from outbox where type = ?";
    private static final String NEXT = """
            select id, aggregates, to_at, next_at, next_id
              from outbox_retelling
             where done_at is null
             order by cardinality(aggregates) = 0, from_at desc, id
             limit 1
               for update skip locked
            """;

    /// The log has the new row; the table has what it had. Of those that are told at once the sequence counts, because
    /// the times were given by the clocks of several nodes.
    private static final String TELL_AGAIN = """
            with few as (select at, id
                            from outbox
                           where (at, id) > (:at, :id) and at < :to
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
            select count(*) over () as told, at, id from again order by at desc, id desc limit 1
            """;
    private static final String CAME_TO =
            "update outbox_retelling set next_at = ?, next_id = ?, told = told + ? where id = ?";
    private static final String DONE = "update outbox_retelling set done_at = now() where id = ?";
    private static final String GOING_ON = "select exists (select 1 from outbox_retelling where done_at is null)";
    private static final String MISSING = """
            select max(least(to_at, now())) from outbox_retelling where done_at is null and cardinality(aggregates) = 0
            """;
    /// Clocks of nodes may be ahead.
    private static final String LATELY =
            "select now() - make_interval(secs => ?) as since, now() + interval '1 minute' as until";
    private static final String OVERTAKEN = """
            update outbox_retelling set done_at = now()
             where done_at is null and cardinality(aggregates) = 0 and to_at <= now()
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Duration lately;

    /// @param lately what is told again first when a topic was made anew; healthy consumers are not farther behind
    public Retelling(JdbcClient jdbc, PlatformTransactionManager transactions, Duration lately) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.lately = lately;
    }

    private record Asked(long id, UUID[] aggregates, OffsetDateTime to, OffsetDateTime at, UUID last) {}

    /// Everything that was told in a span of time.
    ///
    /// @return the number under which it is known in the log and the table `outbox_retelling`
    public long ask(Instant from, Instant to, String why) {
        return ask(List.of(), utc(from), utc(to), why);
    }

    /// Everything that is still there of some aggregates.
    public long ask(Collection<UUID> aggregates, String why) {
        return ask(aggregates, Instant.EPOCH, why);
    }

    /// Everything that is still there of those of whom such a fact is.
    public void askAllOf(String type, String why) {
        var aggregates = jdbc.sql(ALL_OF)
                .param(type)
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
        if (!aggregates.isEmpty()) {
            ask(aggregates, why);
        }
    }

    /// @param born nothing was told of them before
    long ask(Collection<UUID> aggregates, Instant born, String why) {
        if (aggregates.isEmpty()) {
            throw new IllegalArgumentException("Nothing to tell again");
        }
        return ask(aggregates, utc(born), FOREVER, why);
    }

    /// All that is there, the newest part first. What was still to be told again of any time is told again by this.
    void askForEverything(String why) {
        record Span(OffsetDateTime since, OffsetDateTime until) {}
        var span = jdbc.sql(LATELY)
                .param((double) lately.toSeconds())
                .query(Span.class)
                .single();
        jdbc.sql(OVERTAKEN).update();
        ask(List.of(), span.since(), span.until(), why);
        ask(List.of(), utc(Instant.EPOCH), span.since(), why + ": what is older");
    }

    private long ask(Collection<UUID> aggregates, OffsetDateTime from, OffsetDateTime to, String why) {
        long number = jdbc.sql(ASK)
                .params(new SqlArrayValue("uuid", aggregates.toArray()), from, to, why, from)
                .query(Long.class)
                .single();
        log.warn("Facts are told again ({}): from {} to {}, because {}", number, from, to, why);
        return number;
    }

    /// Up to when the topic may lack what was told. Of single aggregates that are told again nothing is said by that:
    /// what they miss was lost unseen, and others heard on.
    Optional<Instant> missingUpTo() {
        return jdbc.sql(MISSING)
                .query((row, _) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant))
                .single();
    }

    boolean isGoingOn() {
        return jdbc.sql(GOING_ON).query(Boolean.class).single();
    }

    /// Tells the next few; to be called every now and then.
    public void goOn() {
        transaction.executeWithoutResult(_ -> jdbc.sql(NEXT)
                .query((row, _) -> new Asked(
                        row.getLong("id"),
                        (UUID[]) row.getArray("aggregates").getArray(),
                        row.getObject("to_at", OffsetDateTime.class),
                        row.getObject("next_at", OffsetDateTime.class),
                        row.getObject("next_id", UUID.class)))
                .optional()
                .ifPresent(this::tellSome));
    }

    private void tellSome(Asked asked) {
        record Told(long told, OffsetDateTime at, UUID id) {}
        var told = jdbc.sql(TELL_AGAIN)
                .param("at", asked.at())
                .param("id", asked.last())
                .param("to", asked.to())
                .param("aggregates", new SqlArrayValue("uuid", (Object[]) asked.aggregates()))
                .param("limit", AT_ONCE)
                .query(Told.class)
                .optional();
        told.ifPresent(it -> jdbc.sql(CAME_TO)
                .params(it.at(), it.id(), it.told(), asked.id())
                .update());
        if (told.isEmpty() || told.get().told() < AT_ONCE) {
            jdbc.sql(DONE).param(asked.id()).update();
            log.info("Facts were told again ({})", asked.id());
        }
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
