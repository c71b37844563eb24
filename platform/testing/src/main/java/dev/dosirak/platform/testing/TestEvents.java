package dev.dosirak.platform.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/// Tells a service under test what others would tell it, over real Kafka, in the envelope that Debezium makes.
public final class TestEvents implements AutoCloseable {

    private final KafkaProducer<String, String> producer;
    private final String topicPrefix;

    TestEvents(String bootstrapServers, String topicPrefix) {
        this.topicPrefix = topicPrefix;
        this.producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                new StringSerializer(),
                new StringSerializer());
    }

    /// @param type as `order.paid.v1`; its first word names the topic
    /// @param key the aggregate's id
    /// @param sequence the aggregate's version
    public void tell(String type, UUID key, long sequence, String body) {
        tell(UUID.randomUUID(), type, key, sequence, body);
    }

    /// The same with a chosen event id, to tell something twice.
    public void tell(UUID id, String type, UUID key, long sequence, String body) {
        tell(id, "", type, key, sequence, body);
    }

    /// As part of a trace, given in the words of W3C Trace Context.
    public void tellTraced(String traceparent, String type, UUID key, String body) {
        tell(UUID.randomUUID(), traceparent, type, key, 1, body);
    }

    private void tell(UUID id, String traceparent, String type, UUID key, long sequence, String body) {
        var stream = type.substring(0, type.indexOf('.'));
        var record = new ProducerRecord<>(topicPrefix + stream + ".events", key.toString(), body);
        header(record, "ce_id", id.toString());
        header(record, "ce_type", type);
        header(record, "ce_source", stream);
        header(record, "ce_subject", key.toString());
        header(record, "ce_time", Instant.now().toString());
        header(record, "sequence", Long.toString(sequence));
        header(record, "traceparent", traceparent);
        try {
            producer.send(record).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void header(ProducerRecord<String, String> record, String name, String value) {
        record.headers().add(name, value.getBytes(UTF_8));
    }

    @Override
    public void close() {
        producer.close();
    }
}
