package dev.dosirak.platform.embedded;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/// A database whose `outbox` table is to be published: each committed row becomes one record of the topic
/// `<aggregatetype>.events`, in commit order per key.
///
/// @param database also the `ce_source` of its events, and what connector and replication slot are named after
/// @param heartbeat how often a quiet database tells the slot that it may move on
public record OutboxSource(String database, String host, int port, String user, String password, Duration heartbeat) {

    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    private static final String HEARTBEAT_MESSAGE = "dosirak_heartbeat";

    public OutboxSource(String database, String host, int port, String user, String password) {
        this(database, host, port, user, password, HEARTBEAT);
    }

    /// The connector that reads it.
    public String connector() {
        return "outbox-" + database;
    }

    String jdbcUrl() {
        return "jdbc:postgresql://%s:%d/%s".formatted(host, port, database);
    }

    /// The replication slot through which the connector reads.
    public String slot() {
        return database + "_outbox";
    }

    /// @param kind which of the connectors the worker has
    Map<String, String> configuration(ConnectSecrets secrets, OutboxConnectorKind kind) {
        var it = new TreeMap<String, String>(kind.settings());
        it.put("tasks.max", "1");
        it.put("database.hostname", host);
        it.put("database.port", Integer.toString(port));
        it.put("database.dbname", database);
        it.put("database.user", user);
        it.put("database.password", secrets.reference(database, password));
        it.put("topic.prefix", database);
        reading(it);
        routing(it);
        it.put("producer.override.acks", "all");
        it.put("producer.override.enable.idempotence", "true");
        // What was written together is sent together; without it every record is a request of its own.
        it.put("producer.override.linger.ms", "5");
        it.put("producer.override.compression.type", "lz4");
        return it;
    }

    private void reading(Map<String, String> it) {
        it.put("plugin.name", "pgoutput");
        it.put("table.include.list", "public.outbox");
        it.put("publication.name", "dosirak_outbox");
        it.put("publication.autocreate.mode", "disabled");
        it.put("publish.via.partition.root", "true");
        it.put("slot.name", slot());
        it.put("slot.drop.on.stop", "false");
        it.put("slot.max.retries", "150");
        it.put("slot.retry.delay.ms", "200");
        // A slot that was lost and made anew has a gap before it. Then everything that is still in the table is
        // published again: duplicates, which consumers know, instead of events that nobody ever sees.
        it.put("snapshot.mode", "when_needed");
        it.put("snapshot.select.statement.overrides", "public.outbox");
        // Rows lie in the table in any order; per key they must come out as they were written.
        it.put(
                "snapshot.select.statement.overrides.public.outbox",
                "select * from public.outbox order by sequence, at, id");
        it.put("skipped.operations", "u,d,t");
        it.put("tombstones.on.delete", "false");
        it.put("extended.headers.enabled", "false");
        // A batch of one hands each event on at once instead of at the interval's end; the records are gathered into
        // larger requests by the producer.
        it.put("max.batch.size", "1");
        it.put("max.queue.size", "8192");
        it.put("status.update.interval.ms", "5000");
        // The slot only moves when its reader has seen something, so a quiet database writes a message for it to
        // see; in a transaction, because a reader that has lost its place looks for the next commit and sees no others.
        it.put("heartbeat.interval.ms", Long.toString(heartbeat.toMillis()));
        it.put("heartbeat.action.query", "select pg_logical_emit_message(true, '%s', '')".formatted(HEARTBEAT_MESSAGE));
        it.put("message.prefix.exclude.list", HEARTBEAT_MESSAGE);
        // PostgreSQL may be killed and come back; the reader waits for it for as long as it takes.
        it.put("errors.max.retries", "-1");
        it.put("errors.retry.timeout", "-1");
        it.put("errors.retry.delay.max.ms", "500");
        it.put("retriable.restart.connector.wait.ms", "200");
    }

    private void routing(Map<String, String> it) {
        it.put("transforms", "version,versioned,outbox,source,json,plain");
        // A record is a CloudEvent in binary mode, which any program's SDK reads. InsertHeader would take the version
        // for a number and write "1", so it goes into the row's envelope as text and from there into a header.
        it.put("transforms.version.type", "org.apache.kafka.connect.transforms.InsertField$Value");
        it.put("transforms.version.static.field", "ce_specversion");
        it.put("transforms.version.static.value", "1.0");
        it.put("transforms.versioned.type", "org.apache.kafka.connect.transforms.HeaderFrom$Value");
        it.put("transforms.versioned.fields", "ce_specversion");
        it.put("transforms.versioned.headers", "ce_specversion");
        it.put("transforms.versioned.operation", "move");
        it.put("transforms.outbox.type", "io.debezium.transforms.outbox.EventRouter");
        it.put("transforms.outbox.route.by.field", "aggregatetype");
        it.put("transforms.outbox.route.topic.replacement", "${routedByValue}.events");
        it.put("transforms.outbox.table.field.event.id", "id");
        it.put("transforms.outbox.table.field.event.key", "aggregateid");
        it.put("transforms.outbox.table.field.event.payload", "payload");
        it.put("transforms.outbox.table.expand.json.payload", "false");
        it.put(
                "transforms.outbox.table.fields.additional.placement",
                "id:header:ce_id,type:header:ce_type,at:header:ce_time,aggregateid:header:ce_subject,"
                        + "sequence:header:sequence,traceparent:header:traceparent");
        header(it, "source", "ce_source", database);
        header(it, "json", "content-type", "application/json");
        it.put("transforms.plain.type", "org.apache.kafka.connect.transforms.DropHeaders");
        it.put("transforms.plain.headers", "id");
        for (var converter : new String[] {"key", "value", "header"}) {
            it.put(converter + ".converter", "org.apache.kafka.connect.storage.StringConverter");
        }
    }

    private static void header(Map<String, String> it, String transform, String name, String value) {
        it.put("transforms.%s.type".formatted(transform), "org.apache.kafka.connect.transforms.InsertHeader");
        it.put("transforms.%s.header".formatted(transform), name);
        it.put("transforms.%s.value.literal".formatted(transform), value);
    }
}
