package dev.dosirak.platform.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// Publishes to a service under test what others would publish, over real Kafka, in the envelope that Debezium makes.
public final class TestEvents implements AutoCloseable {

    private final KafkaProducer<byte[], byte[]> producer;
    private final String topicPrefix;

    TestEvents(String bootstrapServers, String topicPrefix) {
        this.topicPrefix = topicPrefix;
        this.producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /// @param type as `order.paid.v1`; its first word names the topic
    /// @param key the aggregate's id
    /// @param sequence the aggregate's version
    public void publish(String type, UUID key, long sequence, String body) {
        publish(UUID.randomUUID(), type, key, sequence, body);
    }

    /// The same with a chosen event id, to publish something twice.
    public void publish(UUID id, String type, UUID key, long sequence, String body) {
        publish(id, "", type, key, sequence, body);
    }

    /// As part of a trace, given in the words of W3C Trace Context.
    public void publishTraced(String traceparent, String type, UUID key, String body) {
        publish(UUID.randomUUID(), traceparent, type, key, 1, body);
    }

    /// Says that the stream has published everything up to then, as its service does every few seconds.
    public void publishHeartbeat(String stream, Instant at) {
        var topic = topicPrefix + stream + ".events";
        int partitions = producer.partitionsFor(topic).size();
        for (int partition = 0; partition < partitions; partition++) {
            var body = "{\"at\": \"%s\", \"partitions\": %d}".formatted(at, partitions);
            var key = UUID.randomUUID();
            var record = new ProducerRecord<>(topic, partition, bytes(key.toString()), bytes(body));
            envelope(record, UUID.randomUUID(), "", "platform.heartbeat.v1", stream, key, 0);
            send(record);
        }
    }

    /// Whatever somebody puts into our topics.
    @SuppressWarnings("NullAway") // a record may lack its key and value, which its type does not say
    public void put(
            String stream, byte @Nullable [] key, byte @Nullable [] value, Map<String, byte @Nullable []> headers) {
        var record = new ProducerRecord<>(topicPrefix + stream + ".events", key, value);
        headers.forEach((name, content) -> record.headers().add(name, content));
        send(record);
    }

    private void publish(UUID id, String traceparent, String type, UUID key, long sequence, String body) {
        var stream = type.substring(0, type.indexOf('.'));
        var record = new ProducerRecord<>(topicPrefix + stream + ".events", bytes(key.toString()), bytes(body));
        envelope(record, id, traceparent, type, stream, key, sequence);
        send(record);
    }

    private static void envelope(
            ProducerRecord<byte[], byte[]> record,
            UUID id,
            String traceparent,
            String type,
            String stream,
            UUID key,
            long sequence) {
        header(record, "ce_specversion", "1.0");
        header(record, "content-type", "application/json");
        header(record, "ce_id", id.toString());
        header(record, "ce_type", type);
        header(record, "ce_source", stream);
        header(record, "ce_subject", key.toString());
        header(record, "ce_time", Instant.now().toString());
        header(record, "sequence", Long.toString(sequence));
        header(record, "traceparent", traceparent);
    }

    private void send(ProducerRecord<byte[], byte[]> record) {
        try {
            producer.send(record).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void header(ProducerRecord<byte[], byte[]> record, String name, String value) {
        record.headers().add(name, bytes(value));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    @Override
    public void close() {
        producer.close();
    }
}
