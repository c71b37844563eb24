package dev.dosirak.platform.subscription;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of the `parked` table, with all that is needed to apply it.
record ParkedRow(
        ParkedEvent parkedEvent,
        UUID identity,
        ParkedEventStore.ParkedKey parkedKey,
        String headers,
        byte @Nullable [] rawKey,
        byte @Nullable [] value) {

    static final String COLUMNS = """
            id, consumer, topic, partition, record_offset, key, headers, payload, reason, attempts, parked_at,
            next_attempt_at, identity, key_hash, record_key, value
            """;

    static ParkedRow of(ResultSet row, int index) throws SQLException {
        var nextAttempt = row.getObject("next_attempt_at", OffsetDateTime.class);
        var headers = row.getString("headers");
        var parkedEvent = new ParkedEvent(
                row.getLong("id"),
                row.getString("consumer"),
                row.getString("topic"),
                row.getInt("partition"),
                row.getLong("record_offset"),
                row.getString("key"),
                HeadersJson.typeIn(headers),
                row.getString("reason"),
                row.getInt("attempts"),
                row.getObject("parked_at", OffsetDateTime.class).toInstant(),
                nextAttempt == null ? null : nextAttempt.toInstant(),
                row.getString("payload"));
        return new ParkedRow(
                parkedEvent,
                row.getObject("identity", UUID.class),
                new ParkedEventStore.ParkedKey(parkedEvent.consumer(), row.getBytes("key_hash")),
                headers,
                row.getBytes("record_key"),
                row.getBytes("value"));
    }

    /// Whether it is a later fact of the same stream than one of that sequence: then it may well be that one
    /// that it waits for.
    boolean comesAfter(Subscription subscription, long sequence) {
        try {
            var incomingEvent = incomingEvent();
            return incomingEvent.topic().endsWith(subscription.topic())
                    && sequence < incomingEvent.envelope().sequence();
        } catch (RuntimeException e) { // whatever lies there was no record
            return false;
        }
    }

    /// @throws RuntimeException when what lies in the table is no record
    IncomingEvent incomingEvent() {
        return new IncomingEvent(
                parkedEvent.topic(),
                parkedEvent.partition(),
                parkedEvent.offset(),
                rawKey,
                value,
                HeadersJson.read(headers));
    }
}
