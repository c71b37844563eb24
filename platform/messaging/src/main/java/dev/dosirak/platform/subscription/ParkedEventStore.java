package dev.dosirak.platform.subscription;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dosirak.platform.postgres.AdvisoryLock;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/// The `parked` table: failed records by consumer and key, oldest first.
final class ParkedEventStore {

    private static final String HOLDS = "select exists (select 1 from parked where consumer = ? and key_hash = ?)";
    private static final String HOLDS_ANY =
            "select exists (select 1 from parked where consumer = ? and key_hash = any (?))";

    /// What was given up, or applied, is not taken in again.
    private static final String PARK = """
            insert into parked (consumer, topic, partition, record_offset, key, headers, payload, reason, attempts,
                                parked_at, next_attempt_at, identity, key_hash, record_key, value, told_at)
            select :consumer, :topic, :partition, :offset, :key, :headers, :payload, :reason, :attempts,
                   :now, :next, :identity, :hash, :rawKey, :value, :toldAt
             where not exists (select 1 from inbox where consumer = :consumer and message = :identity)
            on conflict (consumer, identity) do nothing
            """;
    private static final String FIRST =
            "select " + ParkedRow.COLUMNS + " from parked where consumer = ? and key_hash = ? order by id limit 1";
    private static final String LIST = "select " + ParkedRow.COLUMNS
            + " from parked where id > ? and (? = '' or consumer = ?) order by id limit ?";
    private static final String FIND = "select " + ParkedRow.COLUMNS + " from parked where id = ?";
    private static final String OLDEST = """
            select min(coalesce(told_at, parked_at)) as at from parked where consumer = ? and topic = ?
            """;

    private static final String PARKED_LATELY = """
            select distinct key::uuid
              from parked
             where consumer = ? and pg_input_is_valid(key, 'uuid') and parked_at > now() - interval '1 hour'
             limit 100
            """;

    /// Heads whose time has come, and those that only waited behind one that is gone: whoever removed it was
    /// stopped before the next could be tried.
    private static final String DUE = """
            select distinct consumer, key_hash
              from parked as it
             where next_attempt_at <= ?
                or attempts = 0
                   and not exists (select 1
                                     from parked as ahead
                                    where ahead.consumer = it.consumer
                                      and ahead.key_hash = it.key_hash
                                      and ahead.id < it.id)
             limit 100
            """;
    private static final String FAILED_AGAIN =
            "update parked set reason = ?, attempts = attempts + 1, next_attempt_at = ? where id = ?";
    private static final String WAKE = """
            update parked set next_attempt_at = ?
             where id = (select min(id) from parked where consumer = ? and key_hash = ?) and attempts > 0
            """;
    private static final String REMOVE = "delete from parked where id = ?";
    private static final String AUDIT = """
            insert into parked_audit (parked, action, decider, why, at, record)
            select id, ?, ?, ?, ?, row_to_json(parked)::text from parked where id = ?
            """;

    private static final int REASON_LENGTH = 500;
    private static final int KEY_LENGTH = 200;
    private static final int PAYLOAD_LENGTH = 2_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    ParkedEventStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Where records of one key are parked for one consumer.
    record ParkedKey(String consumer, byte[] key) {
        static ParkedKey of(String consumer, String key) {
            return new ParkedKey(consumer, hash(key));
        }
    }

    boolean holds(String consumer, String key) {
        return jdbc.sql(HOLDS).params(consumer, hash(key)).query(Boolean.class).single();
    }

    boolean holdsAny(String consumer, Set<String> keys) {
        var hashes = keys.stream().map(ParkedEventStore::hash).toArray(byte[][]::new);
        return jdbc.sql(HOLDS_ANY)
                .params(consumer, new SqlArrayValue("bytea", (Object[]) hashes))
                .query(Boolean.class)
                .single();
    }

    /// Whoever parks behind, re-drives or discards records of a key does so alone, until the transaction ends.
    void lock(String consumer, String key) {
        lock(ParkedKey.of(consumer, key));
    }

    void lock(ParkedKey parkedKey) {
        AdvisoryLock.take(jdbc, parkedKey.consumer() + "/" + HexFormat.of().formatHex(parkedKey.key()));
    }

    void park(String consumer, IncomingEvent record, String reason, int attempts, @Nullable Duration retryAfter) {
        var now = clock.instant();
        park(consumer, record, now)
                .param("reason", SafeText.text(reason, REASON_LENGTH))
                .param("attempts", attempts)
                .param("next", time(retryAfter == null ? null : now.plus(retryAfter)))
                .param("headers", HeadersJson.write(record.headers()))
                .param("payload", SafeText.text(record.payload(), PAYLOAD_LENGTH))
                .param("rawKey", bytes(record.rawKey()))
                .param("value", bytes(record.value()))
                .update();
    }

    /// Something earlier than the first record parked there has come after all: it may go through now.
    void makeDue(ParkedKey parkedKey) {
        jdbc.sql(WAKE)
                .params(clock.instant().atOffset(ZoneOffset.UTC), parkedKey.consumer(), parkedKey.key())
                .update();
    }

    /// The last resort: there was such a record, and nobody may go on with its key as if there had not been.
    void parkWithoutContent(String consumer, IncomingEvent record) {
        park(consumer, record, clock.instant())
                .param("reason", "Its content could not be kept; look for it in Kafka")
                .param("attempts", 1)
                .param("next", time(null))
                .param("headers", "{}")
                .param("payload", "")
                .param("rawKey", bytes(null))
                .param("value", bytes(null))
                .update();
    }

    private JdbcClient.StatementSpec park(String consumer, IncomingEvent record, Instant now) {
        return jdbc.sql(PARK)
                .param("consumer", consumer)
                .param("topic", record.topic())
                .param("partition", record.partition())
                .param("offset", record.offset())
                .param("key", SafeText.text(record.key(), KEY_LENGTH))
                .param("now", time(now))
                .param("identity", record.identity())
                .param("hash", hash(record.key()))
                .param("toldAt", time(record.publishedAt().orElse(null)));
    }

    Optional<ParkedRow> first(ParkedKey parkedKey) {
        return jdbc.sql(FIRST)
                .params(parkedKey.consumer(), parkedKey.key())
                .query(ParkedRow::of)
                .optional();
    }

    Optional<ParkedRow> find(long id) {
        return jdbc.sql(FIND).params(id).query(ParkedRow::of).optional();
    }

    List<ParkedEvent> list(String consumer, long after, int size) {
        return jdbc.sql(LIST).params(after, consumer, consumer, size).query(ParkedRow::of).list().stream()
                .map(ParkedRow::parkedEvent)
                .toList();
    }

    /// When the oldest of them was published.
    Optional<Instant> oldest(String consumer, String topic) {
        return jdbc.sql(OLDEST)
                .params(consumer, topic)
                .query((row, _) -> Optional.ofNullable(row.getObject("at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant))
                .single();
    }

    List<UUID> parkedLately(String consumer) {
        return jdbc.sql(PARKED_LATELY)
                .param(consumer)
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    List<ParkedKey> due() {
        return jdbc.sql(DUE)
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, _) -> new ParkedKey(row.getString("consumer"), row.getBytes("key_hash")))
                .list();
    }

    void failedAgain(long id, String reason, @Nullable Duration retryAfter) {
        jdbc.sql(FAILED_AGAIN)
                .param(SafeText.text(reason, REASON_LENGTH))
                .param(time(retryAfter == null ? null : clock.instant().plus(retryAfter)))
                .param(id)
                .update();
    }

    void remove(long id) {
        jdbc.sql(REMOVE).params(id).update();
    }

    void audit(long id, String action, String by, String why) {
        jdbc.sql(AUDIT)
                .params(action, by, why, clock.instant().atOffset(ZoneOffset.UTC), id)
                .update();
    }

    private static byte[] hash(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SqlParameterValue bytes(byte @Nullable [] bytes) {
        return new SqlParameterValue(Types.BINARY, bytes);
    }

    private static SqlParameterValue time(@Nullable Instant at) {
        return new SqlParameterValue(Types.TIMESTAMP_WITH_TIMEZONE, at == null ? null : at.atOffset(ZoneOffset.UTC));
    }
}
