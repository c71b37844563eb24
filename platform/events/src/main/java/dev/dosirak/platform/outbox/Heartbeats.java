package dev.dosirak.platform.outbox;

import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.kernel.Ids;
import dev.dosirak.platform.watermark.Heartbeat;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Tells into every partition of the service's topic until when everything is told. The rows are gone in the same
/// transaction: the log, which is what the reader reads, has them, and the table does not grow.
///
/// Where the topic is found to be another one than before, all that is still in the outbox is told again: its records
/// may have gone with the one before, heard by nobody. Until that is done a heartbeat speaks only for what was told
/// since then, or since the beginning of what has been told again first. To be called on one node at a time.
public final class Heartbeats {

    /// Who has begun to write before now may commit after us. Long-running readers do not count.
    private static final String ALL_TOLD_UP_TO = """
            select least(now(), min(xact_start)) as at
              from pg_stat_activity
             where datname = current_database()
               and backend_type = 'client backend'
               and pid <> pg_backend_pid()
               and (backend_xid is not null or xact_start > now() - interval '1 minute')
            """;
    private static final String TELL = """
            insert into outbox (id, aggregatetype, aggregateid, type, payload, sequence, at)
            values (?, ?, ?, ?, ?, 0, ?)
            """;
    private static final String REMOVE = "delete from outbox where at = ? and id = ?";
    private static final String KNOWN = "select id from outbox_topic where topic = ?";
    private static final String KNOW = """
            insert into outbox_topic (topic, id) values (?, ?)
            on conflict (topic) do update set id = excluded.id, since = now()
            """;

    private final String service;
    private final OwnTopic topic;
    private final Retelling retelling;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final EventJson json;
    private List<UUID> keys = List.of();

    public Heartbeats(
            String service,
            OwnTopic topic,
            Retelling retelling,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            EventJson json) {
        this.service = service;
        this.topic = topic;
        this.retelling = retelling;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.json = json;
    }

    public synchronized void tell() {
        topic.look().ifPresent(it -> {
            know(it);
            if (keys.size() != it.partitions()) {
                keys = PartitionKeys.of(it.partitions());
            }
        });
        if (!keys.isEmpty()) {
            transaction.executeWithoutResult(_ -> tellAll());
        }
    }

    private void know(OwnTopic.Known found) {
        var known = jdbc.sql(KNOWN).param(topic.name()).query(String.class).optional();
        if (!known.equals(Optional.of(found.id()))) {
            transaction.executeWithoutResult(_ -> {
                if (known.isPresent()) {
                    retelling.askForEverything("the topic %s was made anew".formatted(topic.name()));
                }
                jdbc.sql(KNOW).params(topic.name(), found.id()).update();
            });
        }
    }

    private void tellAll() {
        var at = jdbc.sql(ALL_TOLD_UP_TO)
                .query((row, _) -> row.getObject("at", OffsetDateTime.class))
                .single();
        var since = retelling.missingUpTo().orElse(null);
        if (since != null && !since.isBefore(at.toInstant())) {
            return; // there is nothing yet to speak for
        }
        var body = json.write(new Heartbeat(at.toInstant(), keys.size(), since));
        for (var key : keys) {
            var id = Ids.next();
            jdbc.sql(TELL).params(id, service, key, Heartbeat.TYPE, body, at).update();
            jdbc.sql(REMOVE).params(at, id).update();
        }
    }
}
