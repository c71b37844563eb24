package dev.dosirak.platform.subscription;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dosirak.platform.events.EventJson;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/// A record as it came, in the words of our envelope. Nothing is believed of it until it is asked for.
final class IncomingEvent {

    private static final Instant FOREVER = Instant.parse("9999-12-31T00:00:00Z");

    private final String topic;
    private final int partition;
    private final long offset;
    private final byte @Nullable [] rawKey;
    private final byte @Nullable [] value;
    private final Headers headers;
    private final String type;

    IncomingEvent(
            String topic,
            int partition,
            long offset,
            byte @Nullable [] rawKey,
            byte @Nullable [] value,
            Headers headers) {
        this.topic = topic;
        this.partition = partition;
        this.offset = offset;
        this.rawKey = rawKey;
        this.value = value;
        this.headers = headers;
        this.type = header("ce_type").orElse("");
    }

    static IncomingEvent of(ConsumerRecord<byte[], byte[]> record) {
        return new IncomingEvent(
                record.topic(), record.partition(), record.offset(), record.key(), record.value(), record.headers());
    }

    String topic() {
        return topic;
    }

    int partition() {
        return partition;
    }

    long offset() {
        return offset;
    }

    byte @Nullable [] rawKey() {
        return rawKey;
    }

    byte @Nullable [] value() {
        return value;
    }

    Headers headers() {
        return headers;
    }

    String type() {
        return type;
    }

    /// Empty for a record without one.
    String key() {
        return rawKey == null ? "" : new String(rawKey, UTF_8);
    }

    String payload() {
        return value == null ? "" : new String(value, UTF_8);
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
                    UUID.fromString(key()),
                    Long.parseLong(header("sequence").orElse("0")),
                    header("ce_time").map(Instant::parse).orElse(Instant.EPOCH));
        } catch (RuntimeException e) {
            throw new UnreadableEvent("envelope", e);
        }
    }

    /// What it is about; empty when that cannot be read.
    Optional<UUID> subject() {
        try {
            return Optional.of(UUID.fromString(key()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    UUID id() {
        try {
            return UUID.fromString(header("ce_id").orElse(""));
        } catch (IllegalArgumentException e) {
            throw new UnreadableEvent("ce_id", e);
        }
    }

    /// The same when the record is delivered again, wherever in whichever log it then lies.
    UUID identity() {
        try {
            return id();
        } catch (UnreadableEvent e) {
            return idOfContent();
        }
    }

    private UUID idOfContent() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(topic.getBytes(UTF_8));
            update(digest, rawKey);
            update(digest, value);
            headers.forEach(it -> {
                update(digest, it.key().getBytes(UTF_8));
                update(digest, it.value());
            });
            var bits = ByteBuffer.wrap(digest.digest());
            return new UUID(bits.getLong(), bits.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void update(MessageDigest digest, byte @Nullable [] part) {
        digest.update(ByteBuffer.allocate(Integer.BYTES)
                .putInt(part == null ? -1 : part.length)
                .array());
        if (part != null) {
            digest.update(part);
        }
    }

    /// When it was published, as far as it says so, and says a time that a database can note.
    Optional<Instant> publishedAt() {
        try {
            return header("ce_time")
                    .map(Instant::parse)
                    .filter(it -> !it.isBefore(Instant.EPOCH) && it.isBefore(FOREVER));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    <T> T body(Class<T> body, EventJson json) {
        T read;
        try {
            read = json.read(value == null ? new byte[0] : value, body);
        } catch (RuntimeException e) {
            throw new UnreadableEvent("body", e);
        }
        if (read == null) {
            throw new UnreadableEvent("body", new IllegalArgumentException("null"));
        }
        return read;
    }

    private Optional<String> header(String name) {
        var header = headers.lastHeader(name);
        return header == null || header.value() == null
                ? Optional.empty()
                : Optional.of(new String(header.value(), UTF_8));
    }

    /// The record breaks its contract; trying again cannot help.
    static final class UnreadableEvent extends RuntimeException {
        UnreadableEvent(String part, Throwable cause) {
            super("Unreadable " + part + ": " + cause.getMessage(), cause);
        }
    }
}
