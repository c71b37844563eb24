package dev.dosirak.platform.watermark;

import dev.dosirak.platform.events.EventJson;
import dev.dosirak.platform.kernel.Ids;
import dev.dosirak.platform.outbox.OutboxRepublisher;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Publishes into every partition of the service's topic until when everything is published. The rows are gone in the
/// same transaction: the log, which is what the reader reads, has them, and the table does not grow.
///
/// Where the topic is found to be another one than before, all that is still in the outbox is published again: its
/// records may have gone with the one before, received by nobody. Until that is done a heartbeat speaks only for what
/// was published since then, or since the beginning of what has been published again first. To be called on one node
/// at a time.
final class Heartbeats {

    /// Who has begun to write before now may commit after us. Long-running readers do not count.
    private static final String ALL_TOLD_UP_TO = """
            select least(now(), min(xact_start)) as at
              from pg_stat_activity
             where datname = current_database()
               and backend_type = 'client backend'
               and pid <> pg_backend_pid()
               and (backend_xid is not null or xact_start > now() - interval '1 minute')
            """;
    private static final String INSERT = """
            insert into outbox (id, aggregatetype, aggregateid, type, payload, sequence, at)
            select id, :service, key, :type, :body, 0, :at from unnest(:ids, :keys) as it (id, key)
            """;
    private static final String REMOVE = "delete from outbox where at = :at and id = any (:ids)";
    private static final String SEEN_AGAIN = "update outbox_topic set seen_at = now() where topic = ? and id = ?";
    private static final String LAST_SEEN = "select seen_at from outbox_topic where topic = ?";
    private static final String REMEMBER = """
            insert into outbox_topic (topic, id) values (?, ?)
            on conflict (topic) do update set id = excluded.id, since = now(), seen_at = now()
            """;

    private final String service;
    private final OwnTopic topic;
    private final OutboxRepublisher outboxRepublisher;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final EventJson json;
    private List<UUID> keys = List.of();

    Heartbeats(
            String service,
            OwnTopic topic,
            OutboxRepublisher outboxRepublisher,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            EventJson json) {
        this.service = service;
        this.topic = topic;
        this.outboxRepublisher = outboxRepublisher;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.json = json;
    }

    /// Nothing while the topic is not to be seen: when it is back it may be another one, and lack what was
    /// told.
    synchronized void send() {
        topic.describe().ifPresent(it -> {
            if (keys.size() != it.partitions()) {
                keys = PartitionKeys.of(it.partitions());
            }
            transaction.executeWithoutResult(_ -> remember(it));
            transaction.executeWithoutResult(_ -> sendAll());
        });
    }

    private void remember(OwnTopic.TopicState found) {
        if (jdbc.sql(SEEN_AGAIN).params(topic.name(), found.id()).update() == 0) {
            jdbc.sql(LAST_SEEN)
                    .param(topic.name())
                    .query((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
                    .optional()
                    .ifPresent(it -> outboxRepublisher.requestEverything(
                            it, "the topic %s was made anew".formatted(topic.name())));
            jdbc.sql(REMEMBER).params(topic.name(), found.id()).update();
        }
    }

    private void sendAll() {
        var at = jdbc.sql(ALL_TOLD_UP_TO)
                .query((row, _) -> row.getObject("at", OffsetDateTime.class))
                .single();
        var since = outboxRepublisher.missingUpTo().orElse(null);
        if (since != null && !since.isBefore(at.toInstant())) {
            return; // there is nothing yet to speak for
        }
        var body = json.write(new Heartbeat(at.toInstant(), keys.size(), since));
        var ids = uuids(Stream.generate(Ids::next).limit(keys.size()).toList());
        jdbc.sql(INSERT)
                .param("service", service)
                .param("type", Heartbeat.TYPE)
                .param("body", body)
                .param("at", at)
                .param("ids", ids)
                .param("keys", uuids(keys))
                .update();
        jdbc.sql(REMOVE).param("at", at).param("ids", ids).update();
    }

    private static SqlArrayValue uuids(List<UUID> them) {
        return new SqlArrayValue("uuid", them.toArray());
    }
}
