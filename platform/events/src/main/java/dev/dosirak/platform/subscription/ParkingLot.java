package dev.dosirak.platform.subscription;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The `parked` table: failed records by consumer and key, oldest first.
final class ParkingLot {

    private static final String COLUMNS = """
            id, consumer, topic, partition, record_offset, key, headers, payload, reason, attempts, parked_at, next_attempt_at
            """;
    private static final String HOLDS = "select exists (select 1 from parked where consumer = ? and key = ?)";
    private static final String HOLDS_ANY = "select exists (select 1 from parked where consumer = ? and key = any (?))";
    private static final String PARK = """
            insert into parked (consumer, topic, partition, record_offset, key, headers, payload, reason, attempts, parked_at, next_attempt_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (consumer, topic, partition, record_offset) do nothing
            """;
    private static final String LOCK_KEY =
            "select 1 from (select pg_advisory_xact_lock(hashtextextended(? || '/' || ?, 0))) as locked";
    private static final String FIRST =
            "select " + COLUMNS + " from parked where consumer = ? and key = ? order by id limit 1";
    private static final String LIST =
            "select " + COLUMNS + " from parked where id > ? and (? = '' or consumer = ?) order by id limit ?";
    private static final String FIND = "select " + COLUMNS + " from parked where id = ?";
    /// Heads whose time has come, and those that only waited behind one that is gone: whoever removed it was
    /// stopped before the next could be tried.
    private static final String DUE = """
            select distinct consumer, key
              from parked as it
             where next_attempt_at <= ?
                or attempts = 0
                   and not exists (select 1
                                     from parked as ahead
                                    where ahead.consumer = it.consumer and ahead.key = it.key and ahead.id < it.id)
             limit 100
            """;
    private static final String FAILED_AGAIN =
            "update parked set reason = ?, attempts = attempts + 1, next_attempt_at = ? where id = ?";
    private static final String REMOVE = "delete from parked where id = ?";
    private static final String AUDIT = """
            insert into parked_audit (parked, action, decider, why, at, record)
            select id, ?, ?, ?, ?, row_to_json(parked)::text from parked where id = ?
            """;

    private static final int REASON_LENGTH = 500;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.shared();

    ParkingLot(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record Place(String consumer, String key) {}

    /// A parked record with all that is needed to apply it.
    record Found(Parked parked, Heard heard) {}

    boolean holds(String consumer, String key) {
        return jdbc.sql(HOLDS).params(consumer, key).query(Boolean.class).single();
    }

    boolean holdsAny(String consumer, Set<String> keys) {
        return jdbc.sql(HOLDS_ANY)
                .params(consumer, new SqlArrayValue("text", keys.toArray()))
                .query(Boolean.class)
                .single();
    }

    /// Whoever parks behind, re-drives or discards records of a key does so alone, until the transaction ends.
    void lock(String consumer, String key) {
        jdbc.sql(LOCK_KEY).params(consumer, key).query(Integer.class).single();
    }

    void park(String consumer, Heard record, String reason, int attempts, @Nullable Duration retryAfter) {
        var now = clock.instant();
        jdbc.sql(PARK)
                .params(
                        consumer,
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        record.key(),
                        headersToJson(record),
                        record.payload(),
                        shortened(reason),
                        attempts,
                        utc(now))
                .param(retryAfter == null ? null : utc(now.plus(retryAfter)))
                .update();
    }

    Optional<Found> first(String consumer, String key) {
        return jdbc.sql(FIRST).params(consumer, key).query(this::found).optional();
    }

    Optional<Found> find(long id) {
        return jdbc.sql(FIND).params(id).query(this::found).optional();
    }

    List<Parked> list(String consumer, long after, int size) {
        return jdbc.sql(LIST)
                .params(after, consumer, consumer, size)
                .query((row, index) -> found(row, index).parked())
                .list();
    }

    List<Place> due() {
        return jdbc.sql(DUE)
                .params(utc(clock.instant()))
                .query((row, _) -> new Place(row.getString("consumer"), row.getString("key")))
                .list();
    }

    void failedAgain(long id, String reason, @Nullable Duration retryAfter) {
        jdbc.sql(FAILED_AGAIN)
                .param(shortened(reason))
                .param(retryAfter == null ? null : utc(clock.instant().plus(retryAfter)))
                .param(id)
                .update();
    }

    void remove(long id) {
        jdbc.sql(REMOVE).params(id).update();
    }

    void audit(long id, String action, String by, String why) {
        jdbc.sql(AUDIT).params(action, by, why, utc(clock.instant()), id).update();
    }

    private Found found(ResultSet row, int index) throws SQLException {
        var headers = new RecordHeaders();
        json.readValue(row.getString("headers"), new TypeReference<Map<String, String>>() {})
                .forEach((name, value) -> headers.add(name, value.getBytes(UTF_8)));
        var type = headers.lastHeader("ce_type");
        var heard = new Heard(
                row.getString("topic"),
                row.getInt("partition"),
                row.getLong("record_offset"),
                row.getString("key"),
                type == null ? "" : new String(type.value(), UTF_8),
                headers,
                row.getString("payload"));
        var nextAttempt = row.getObject("next_attempt_at", OffsetDateTime.class);
        return new Found(
                new Parked(
                        row.getLong("id"),
                        row.getString("consumer"),
                        heard.topic(),
                        heard.partition(),
                        heard.offset(),
                        heard.key(),
                        heard.type(),
                        row.getString("reason"),
                        row.getInt("attempts"),
                        row.getObject("parked_at", OffsetDateTime.class).toInstant(),
                        nextAttempt == null ? null : nextAttempt.toInstant(),
                        heard.payload()),
                heard);
    }

    private String headersToJson(Heard record) {
        var headers = new TreeMap<String, String>();
        record.headers().forEach(it -> headers.put(it.key(), new String(it.value(), UTF_8)));
        return json.writeValueAsString(headers);
    }

    private static String shortened(String reason) {
        return reason.length() <= REASON_LENGTH ? reason : reason.substring(0, REASON_LENGTH);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
