package dev.dosirak.drills.poison;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dosirak.drills.poison.Poison.BadRecord;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/// A record as a service would publish it, until something about it is spoiled.
final class Draft {

    private final Topic topic;
    private final Instant now;
    private final String id;
    private final RecordHeaders headers = new RecordHeaders();
    private byte @Nullable [] key;
    private byte @Nullable [] value;

    /// @param now when it is told
    Draft(Topic topic, RandomGenerator random, Instant now) {
        this.topic = topic;
        this.now = now;
        this.id = uuid(random);
        this.key = uuid(random).getBytes(UTF_8);
        header("ce_id", uuid(random));
        header("ce_type", topic.isConsumed() ? oneOf(topic, random) : topic.unconsumedType());
        header("ce_source", "/" + topic);
        header("ce_time", now.toString());
        header("sequence", "1");
        id("\"" + id + "\"");
    }

    private static String oneOf(Topic topic, RandomGenerator random) {
        return topic.consumed().get(random.nextInt(topic.consumed().size()));
    }

    private static String uuid(RandomGenerator random) {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    Draft key(byte... bytes) {
        key = bytes;
        return this;
    }

    Draft noKey() {
        key = null;
        return this;
    }

    Draft key(String text) {
        return key(text.getBytes(UTF_8));
    }

    Draft value(byte... bytes) {
        value = bytes;
        return this;
    }

    Draft noValue() {
        value = null;
        return this;
    }

    Draft value(String text) {
        return value(text.getBytes(UTF_8));
    }

    /// The body says nothing but whom it is about.
    ///
    /// @param literal as JSON
    Draft id(String literal) {
        return value("{\"%s\": %s}".formatted(topic.idField(), literal));
    }

    /// The body says more than that.
    ///
    /// @param fields as JSON
    Draft with(String fields) {
        return value("{\"%s\": \"%s\", %s}".formatted(topic.idField(), id, fields));
    }

    /// JSON, and not what any consumer reads: for what is wrong beside the body. Nothing of it may have an
    /// effect.
    Draft unreadable() {
        return value("[]");
    }

    /// @param at as JSON
    /// @param partitions as JSON
    Draft heartbeat(String at, String partitions) {
        return heartbeat("{\"at\": %s, \"partitions\": %s}".formatted(at, partitions));
    }

    Draft heartbeat(String body) {
        return header("ce_type", "platform.heartbeat.v1").value(body);
    }

    String now() {
        return "\"" + now + "\"";
    }

    Draft header(String name, String text) {
        return header(name, text.getBytes(UTF_8));
    }

    Draft header(String name, byte... bytes) {
        headers.remove(name).add(name, bytes);
        return this;
    }

    @SuppressWarnings("NullAway") // Kafka lets it through
    Draft nullHeader(String name) {
        headers.remove(name).add(name, null);
        return this;
    }

    Draft without(String name) {
        headers.remove(name);
        return this;
    }

    Draft withoutHeaders() {
        List.of(headers.toArray()).forEach(it -> headers.remove(it.key()));
        return this;
    }

    @SuppressWarnings("NullAway") // a record may lack its key and value, which its type does not say
    BadRecord bad(Fault fault) {
        return new BadRecord(
                fault + " in " + topic.kafkaName(),
                new ProducerRecord<>(topic.kafkaName(), null, key, value, headers),
                !topic.isConsumed() || fault.isIgnorable());
    }
}
