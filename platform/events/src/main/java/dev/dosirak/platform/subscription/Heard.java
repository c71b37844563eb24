package dev.dosirak.platform.subscription;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dosirak.platform.events.EventJson;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;

/// A record as it came, in the words of our envelope.
record Heard(String topic, int partition, long offset, String key, String type, Headers headers, String payload) {

    static Heard of(ConsumerRecord<String, String> record) {
        return new Heard(
                record.topic(),
                record.partition(),
                record.offset(),
                Objects.requireNonNullElse(record.key(), ""),
                header(record.headers(), "ce_type", ""),
                record.headers(),
                Objects.requireNonNullElse(record.value(), ""));
    }

    /// @throws Unreadable when the envelope or the body is not what was promised
    <T> void apply(Subscription.Effect<T> effect, EventJson json) {
        var envelope = envelope();
        effect.work().accept(body(effect.body(), json), envelope);
    }

    Envelope envelope() {
        try {
            return new Envelope(
                    id(),
                    type,
                    UUID.fromString(key),
                    Long.parseLong(header(headers, "sequence", "0")),
                    Instant.parse(header(headers, "ce_time", Instant.EPOCH.toString())));
        } catch (RuntimeException e) {
            throw new Unreadable("envelope", e);
        }
    }

    UUID id() {
        try {
            return UUID.fromString(header(headers, "ce_id", ""));
        } catch (IllegalArgumentException e) {
            throw new Unreadable("ce_id", e);
        }
    }

    private <T> T body(Class<T> type, EventJson json) {
        try {
            return json.read(payload, type);
        } catch (RuntimeException e) {
            throw new Unreadable("body", e);
        }
    }

    private static String header(Headers headers, String name, String otherwise) {
        var header = headers.lastHeader(name);
        return header == null || header.value() == null ? otherwise : new String(header.value(), UTF_8);
    }

    /// The record breaks its contract; trying again cannot help.
    static final class Unreadable extends RuntimeException {
        Unreadable(String part, Throwable cause) {
            super("Unreadable " + part + ": " + cause.getMessage(), cause);
        }
    }
}
